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
  /** A stand-in for Dialpad, and each demo customer's key to its API. */
  dialpad: {
    port: 5056,
    keys: {
      goodfife: 'demo-dialpad-key-of-goodfife',
      sample: 'demo-dialpad-key-of-sample',
    },
  },
  /** An Asterisk with its phones: `npm start -- --asterisk`. */
  asterisk: { ports: { scenes: 5057, ami: 5038, sip: 5060 } },
  password: 'demo-password',
  /** Base64 of the 32 bytes `demo-sealing-key-emulators-only!`. */
  sealingKey: 'ZGVtby1zZWFsaW5nLWtleS1lbXVsYXRvcnMtb25seSE=',
} as const;

/** Where people open the system that runs here. */
export const hostingUrl = `http://${demo.host}:${demo.ports.hosting}`;

/** Where Dialpad's API is, for the functions in the emulators. */
export const dialpadUrl = `http://${demo.host}:${demo.dialpad.port}`;

/** Where Dialpad would send a customer's events. */
export const webhookUrl = (customerId: string, baseUrl: string = hostingUrl): string =>
  `${baseUrl}/api/dialpad/webhook/${customerId}`;

/** The webhook secret of a demo customer; that of `goodfife` can be set from outside. */
export function demoSecret(customerId: string): string | undefined {
  if (customerId === 'goodfife') {
    return process.env.DEMO_WEBHOOK_SECRET || demo.customers.goodfife;
  }
  return customerId === 'sample' ? demo.customers.sample : undefined;
}

/** What programs need to find the emulators instead of the cloud. */
export const emulatorEnvironment = {
  GCLOUD_PROJECT: demo.projectId,
  FIRESTORE_EMULATOR_HOST: `${demo.host}:${demo.ports.firestore}`,
  FIREBASE_AUTH_EMULATOR_HOST: `${demo.host}:${demo.ports.auth}`,
  /** There is no cloud metadata server here, and looking for one takes time. */
  METADATA_SERVER_DETECTION: 'none',
  FIREBASE_CONFIG: JSON.stringify({ projectId: demo.projectId }),
} as const;
