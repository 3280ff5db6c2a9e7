import { defaultCallDays } from './model/retention.ts';
import { sealingKeyFault } from './sealing/keys.ts';
import { defineBoolean, defineSecret, defineString, projectID } from 'firebase-functions/params';

/** The only file that reads the environment. */

/**
 * Seals webhook secrets and Dialpad keys at rest, and hashes phone numbers: base64 of 32 bytes in Secret Manager; two
 * of them during a rotation, see sealing/keys.ts.
 */
export const sealingKey = defineSecret('SEALING_KEY');

/** Customer of `POST /api/dialpad/webhook` without an id in the path; empty = none. */
export const defaultCustomerId = defineString('DEFAULT_CUSTOMER_ID', {
  default: '',
  description: 'Customer id for webhook calls that name none',
});

/** App Check: refuse callables whose request does not come from our own app (AUT-11). */
export const enforceAppCheck = defineBoolean('ENFORCE_APP_CHECK', {
  default: false,
  description: 'Refuse requests without an App Check token',
});

/** Push messages to people with no page open; also needs the key, or browsers can't register. */
export const webPush = defineBoolean('WEB_PUSH', {
  default: false,
  description: 'Tell of calls by push messages when no page is open',
});

/** The public key of the project's web push certificate (Cloud Messaging, Web Push certificates). */
export const webPushKey = defineString('WEB_PUSH_KEY', {
  default: '',
  description: 'Public key of the web push certificate; needed for push messages',
});

/** The web app's API key, for checking passwords in a sign-in by phone number and for mailing links. */
export const webApiKey = defineString('WEB_API_KEY', {
  default: '',
  description: 'API key of the web app; needed for phone sign-ins and for mailing invitations',
});

const ownAccounts = defineBoolean('OWN_ACCOUNTS', {
  default: false,
  description: 'Run functions under accounts of their own (docs/rights.md), not the default one',
});

/** The service accounts, one per group of rights. */
export const accounts = [
  'webhook',
  'signin',
  'members',
  'admins',
  'recordings',
  'triggers',
  'upkeep',
] as const;
export type Account = (typeof accounts)[number];

/** An account's address in a project. */
export const accountAddress = (account: Account, project: string): string =>
  `cti-${account}@${project}.iam.gserviceaccount.com`;

/** The account a function runs under; without `OWN_ACCOUNTS`, as in the emulators, the project's default. */
export const runsAs = (account: Account) => ({
  serviceAccount: ownAccounts.thenElse(
    accountAddress(account, process.env['GCLOUD_PROJECT'] ?? ''),
    '',
  ),
});

const appAddress = defineString('APP_URL', {
  default: '',
  description: 'Address of the app for links in mails; empty = https://PROJECT.web.app',
});

/** The app's address, without a trailing slash. */
export const appUrl = (): string => {
  if (isEmulated()) return 'http://127.0.0.1:5000';
  return appAddress.value().replace(/\/+$/, '') || `https://${projectID.value()}.web.app`;
};

/** Read by {@link ownOrigins}; for the project in which pull requests are tried, never for one with customers. */
defineBoolean('PREVIEWS', {
  default: false,
  description: 'Let preview channels of Hosting call the functions; for staging only',
});

/** Origins whose pages may read callables' responses: only where Hosting serves this app. */
export function ownOrigins(env: NodeJS.ProcessEnv = process.env): (string | RegExp)[] {
  // The Functions emulator itself allows any origin.
  if (env['FIRESTORE_EMULATOR_HOST']) return ['http://127.0.0.1:5000', 'http://localhost:5000'];
  // Read here because functions are declared before parameters have values.
  const { GCLOUD_PROJECT: project, APP_URL: own, PREVIEWS: previews } = env;
  return [
    ...(project ? [`https://${project}.web.app`, `https://${project}.firebaseapp.com`] : []),
    ...(own ? [new URL(own).origin] : []),
    ...(project && previews === 'true'
      ? [new RegExp(`^https://${project}--pr-\\d+-[a-z0-9]+\\.web\\.app$`)]
      : []),
  ];
}

/** The address of Firebase Authentication's REST API. */
export const identityToolkitUrl = (): string => {
  const emulator = process.env['FIREBASE_AUTH_EMULATOR_HOST'];
  return emulator
    ? `http://${emulator}/identitytoolkit.googleapis.com/v1`
    : 'https://identitytoolkit.googleapis.com/v1';
};

/** How a bridge reaches Firebase: the web app's key, and the emulators' addresses where they run. */
export function firebasePlace() {
  const { FIREBASE_AUTH_EMULATOR_HOST: auth, FIRESTORE_EMULATOR_HOST: firestore } = process.env;
  const emulators = auth && firestore ? { auth, firestore } : null;
  return {
    projectId: process.env['GCLOUD_PROJECT'] ?? '',
    apiKey: emulators ? 'demo' : webApiKey.value(),
    emulators,
  };
}

const dialpadAddress = defineString('DIALPAD_URL', {
  default: 'https://dialpad.com',
  description: "Origin of Dialpad's API; https://sandbox.dialpad.com for its sandbox",
});

/** The origin of Dialpad's API, without a trailing slash; requests go nowhere but to Dialpad's own hosts. */
export const dialpadOrigin = (): string =>
  dialpadAddress.value().replace(/\/+$/, '') || 'https://dialpad.com';

/** Answers for Dialpad's servers in the emulators, which never ask Dialpad itself; null outside them. */
export const dialpadStandIn = (): string | null =>
  isEmulated() ? process.env['DIALPAD_STAND_IN'] || 'http://127.0.0.1:5056' : null;

/** True under the emulator suite, where demo secrets are allowed. */
export const isEmulated = (): boolean => Boolean(process.env['FIRESTORE_EMULATOR_HOST']);

/** What is wrong with this process's sealing key; null also if it has none. */
export function startFault(env: NodeJS.ProcessEnv = process.env): string | null {
  const { SEALING_KEY: key, FIRESTORE_EMULATOR_HOST: emulator } = env;
  return key === undefined ? null : sealingKeyFault(key, Boolean(emulator));
}

/** The function this process serves: Cloud Run and the emulator set a variable, the framework takes a flag. */
export const servedFunction = (): string | undefined =>
  process.env['FUNCTION_TARGET'] ??
  process.argv.find((word) => word.startsWith('--target='))?.slice('--target='.length);

export const limits = {
  /** Largest webhook body as sent (contract section 3). A call event is 2 to 4 KB, one with a transcript more. */
  bodyBytes: 256 * 1024,
  /** How long a sender may take to send the body; Dialpad gives up after 5 s. */
  bodyMs: 3_500,
  /** From arrival until the ledger must have stored the event, else 503. */
  durableMs: 4_000,
  /** How long a combined write of event and call may take before the event is appended alone. */
  atOnceMs: 1_500,
  /** From arrival until we stop bringing the call up to date and respond; the trigger does the rest. */
  recordMs: 3_500,
  /** Tolerance for `exp`, `nbf` and `iat`, the same as Stripe's and Standard Webhooks'. */
  clockSkewMs: 300_000,
} as const;

/** How large a request's body may be and how long it may take to arrive, for each public function. */
export const bodyLimits: Record<string, BodyLimit> = {
  dialpadWebhook: { limitBytes: limits.bodyBytes, timeoutMs: limits.bodyMs },
  testCall: { limitBytes: 16 * 1024, timeoutMs: limits.bodyMs },
  signIn: { limitBytes: 16 * 1024, timeoutMs: 10_000, json: true },
  /** The longest memo, with every character escaped. */
  members: { limitBytes: 96 * 1024, timeoutMs: 10_000, json: true },
  admins: { limitBytes: 32 * 1024, timeoutMs: 10_000, json: true },
  recording: { limitBytes: 16 * 1024, timeoutMs: 10_000, json: true },
};

export interface BodyLimit {
  limitBytes: number;
  timeoutMs: number;
  /** The body is a callable's: `{"data": …}`. */
  json?: boolean;
}

const dayMs = 86_400_000;

/** How long each kind of document is kept before Firestore's TTL removes it. */
export const retentionMs = {
  /** Unless the customer has chosen otherwise, see model/retention.ts. */
  call: defaultCallDays * dayMs,
  ledger: 90 * dayMs,
  /** Removed once its entry is finished, which is tried for a day. */
  leftover: 7 * dayMs,
  deadLetter: 30 * dayMs,
  alias: 90 * dayMs,
  /** 13 months. */
  audit: 396 * dayMs,
  /** Two years, plus a month to compare with. They contain no callers. */
  statistic: 761 * dayMs,
} as const;

/** A call without an end is closed after this long. */
export const stuckAfterMs = 4 * 3_600_000;

/** A test call rings this long. */
export const testCallMs = 60_000;
