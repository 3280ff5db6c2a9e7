/** Names and addresses of the local emulator suite (contract section 2). */
export const demo = {
  projectId: 'demo-cti',
  host: '127.0.0.1',
  ports: { hosting: 5000, functions: 5001, firestore: 8080, auth: 9099 },
  region: 'asia-northeast1',
  customers: {
    goodfife: 'demo-webhook-secret-for-emulators-only',
    sample: 'demo-webhook-secret-of-sample-for-emulators-only',
  },
  password: 'demo-password',
} as const;
