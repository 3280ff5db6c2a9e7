import { setGlobalOptions } from 'firebase-functions/options';
import { onDocumentCreated, onDocumentWritten } from 'firebase-functions/firestore';
import { onCall, onRequest } from 'firebase-functions/https';
import { onSchedule } from 'firebase-functions/scheduler';
import { guardBodies } from './body-guard.ts';
import {
  defaultCustomerId,
  isEmulated,
  limits,
  region,
  sealingKey,
  servedFunction,
} from './config.ts';
import { telephonyReader } from './customers/telephony.ts';
import { adminFirestore, warmUpFirestore } from './firestore/admin.ts';
import { webhookHandler } from './intake/webhook.ts';
import { log } from './log.ts';
import { testCallHandler } from './test-call/test-call.ts';
import { finishEntry } from './upkeep/finish.ts';
import { followCall, readChanged, writeOrder } from './upkeep/follow-call.ts';
import { sweep } from './upkeep/sweep.ts';

/** What is deployed: names and options, no logic. */

setGlobalOptions({ region, memory: '512MiB', concurrency: 80, timeoutSeconds: 60 });

// What anybody may send to, signed in or not.
if (['dialpadWebhook', 'testCall', 'recording'].includes(servedFunction() ?? '')) {
  guardBodies({
    limitBytes: limits.bodyBytes,
    timeoutMs: limits.bodyMs,
    onRefused: log.bodyRefused,
  });
  warmUpFirestore();
}

const now = () => new Date();
const sealed = { secrets: [sealingKey] };
const deps = {
  db: adminFirestore,
  telephony: telephonyReader({
    db: adminFirestore,
    sealingKey: () => sealingKey.value(),
    emulated: isEmulated(),
    now: Date.now,
  }),
  now,
};

/** Dialpad's call events, and those of relays. One instance stays warm: Dialpad waits 5 s and tries 4 times. */
export const dialpadWebhook = onRequest(
  {
    secrets: [sealingKey],
    cors: false,
    invoker: 'public',
    minInstances: 1,
    maxInstances: 50,
    timeoutSeconds: 10,
  },
  webhookHandler({ ...deps, defaultCustomerId: () => defaultCustomerId.value() }),
);

/** An admin makes his own phone system ring. */
export const testCall = onRequest({ cors: false, invoker: 'public' }, testCallHandler(deps));

/** Passes recordings on from Dialpad, to whom a callable has given an address of one. */
export const recording = onRequest(
  { secrets: [sealingKey], cors: false, invoker: 'public', maxInstances: 10 },
  async (req, res) => {
    const { recordingHandler } = await import('./recordings/serve.ts');
    await recordingHandler({
      db: adminFirestore,
      sealingKey: () => sealingKey.value(),
      now,
    })(req, res);
  },
);
export const playRecording = onCall(sealed, async (call) =>
  (await import('./recordings/callable.ts')).playRecording(call),
);

/** Reduces what a request could not before its time was up. */
export const finishCall = onDocumentCreated(
  { document: 'customer/{customerId}/ledger/{eventKey}', retry: true },
  async ({ params }) => {
    await finishEntry(await adminFirestore(), params.customerId, params.eventKey, now);
  },
);

/** What follows from a call outside its own document. */
export const callChanged = onDocumentWritten(
  { document: 'customer/{customerId}/amiEvents/{linkedId}', retry: true },
  async ({ params: { customerId }, data }) =>
    followCall({
      db: await adminFirestore(),
      customerId,
      before: readChanged(data?.before),
      after: readChanged(data?.after),
      order: writeOrder(data?.after),
      now: now(),
    }),
);

/** What follows from a contact or a visit that somebody has written. */
const contacts = () => import('./contacts/triggers.ts');

export const contactWritten = onDocumentWritten(
  { document: 'customer/{customerId}/contacts/{contactId}', retry: true },
  async (event) => (await contacts()).contactWritten(await adminFirestore(), event),
);
export const visitWritten = onDocumentWritten(
  { document: 'customer/{customerId}/contacts/{contactId}/visits/{visitId}', retry: true },
  async (event) => (await contacts()).visitWritten(await adminFirestore(), event, now()),
);

/** Closes calls whose end never came, and reduces leftovers. */
export const sweepCalls = onSchedule('every 1 minutes', async () => {
  await sweep(await adminFirestore(), now());
});

/** Who may sign in, in members/. */
const members = () => import('./members/callables.ts');
export const saveMember = onCall(sealed, async (call) => (await members()).saveMember(call));
export const resetPassword = onCall(async (call) => (await members()).resetPassword(call));
export const signOutEverywhere = onCall(async (call) => (await members()).signOutEverywhere(call));
export const passwordChanged = onCall(async (call) => (await members()).passwordChanged(call));
/** Few instances: each counts tries for itself. */
export const phoneSignIn = onCall({ ...sealed, maxInstances: 3 }, async (call) =>
  (await members()).phoneSignIn(call),
);

/** A customer's settings, in customers/. */
const settings = () => import('./customers/callables.ts');

export const setTelephony = onCall(async (call) => (await settings()).setTelephony(call));
export const rotateSecret = onCall(sealed, async (call) => (await settings()).rotateSecret(call));
export const dropPreviousSecret = onCall(async (call) =>
  (await settings()).dropPreviousSecret(call),
);
export const secretStatus = onCall(async (call) => (await settings()).secretStatus(call));
export const saveApiKey = onCall(sealed, async (call) => (await settings()).saveApiKey(call));
export const linkPhoneSystem = onCall(async (call) => (await settings()).linkPhoneSystem(call));
export const fileCalls = onCall({ timeoutSeconds: 300 }, async (call) =>
  (await settings()).fileCalls(call),
);
export const deleteCustomer = onCall({ timeoutSeconds: 1800 }, async (call) =>
  (await settings()).deleteCustomer(call),
);

/** A person tries the way of a call event with a signal of his own, in canary/. */
export const signCanary = onCall(sealed, async (call) =>
  (await import('./canary/callable.ts')).signCanary(call),
);

/** A browser registers for push messages, in push/. */
export const pushKey = onCall(async (call) => (await import('./push/callable.ts')).pushKey(call));

/** A body that could not be read when it came is read again. */
const letters = () => import('./upkeep/replay-callable.ts');

export const replayDeadLetter = onCall(async (call) => (await letters()).replayDeadLetter(call));

/** The persons who call, in contacts/. */
const contactCalls = () => import('./contacts/callables.ts');

export const chooseCaller = onCall(async (call) => (await contactCalls()).chooseCaller(call));
export const mergeContacts = onCall({ timeoutSeconds: 300 }, async (call) =>
  (await contactCalls()).mergeContacts(call),
);
export const undoMerge = onCall({ timeoutSeconds: 300 }, async (call) =>
  (await contactCalls()).undoMerge(call),
);
export const exportPerson = onCall({ timeoutSeconds: 300 }, async (call) =>
  (await contactCalls()).exportPerson(call),
);
export const erasePerson = onCall({ timeoutSeconds: 300 }, async (call) =>
  (await contactCalls()).erasePerson(call),
);

/** Lines, groups and settings are written by admins from the browser; the audit log hears of it here. */
const auditTrail = () => import('./audit/settings.ts');

export const auditLines = onDocumentWritten(
  { document: 'customer/{customerId}/lines/{id}', retry: true },
  async (event) => (await auditTrail()).auditLine(await adminFirestore(), event),
);
export const auditGroups = onDocumentWritten(
  { document: 'customer/{customerId}/groups/{id}', retry: true },
  async (event) => (await auditTrail()).auditGroup(await adminFirestore(), event),
);
export const auditSettings = onDocumentWritten(
  { document: 'customer/{customerId}/settings/{id}', retry: true },
  async (event) => (await auditTrail()).auditCustomerSettings(await adminFirestore(), event),
);

/** A call carries the newest of its memos, for the history and the next card. */
export const memoChanged = onDocumentWritten(
  { document: 'customer/{customerId}/amiEvents/{linkedId}/memos/{memoId}', retry: true },
  async ({ params }) =>
    (await import('./memos/summary.ts')).updateMemoSummary(
      await adminFirestore(),
      params.customerId,
      params.linkedId,
    ),
);

/** A changed retention holds for the calls that are there, too. */
export const retentionChanged = onDocumentWritten(
  { document: 'customer/{customerId}/settings/retention', retry: true, timeoutSeconds: 540 },
  async ({ params }) => {
    const { restampCalls } = await import('./upkeep/restamp.ts');
    await restampCalls(await adminFirestore(), params.customerId);
  },
);

/** What people do with the history, in history/. */
const history = () => import('./history/callables.ts');

export const exportCalls = onCall({ timeoutSeconds: 120 }, async (call) =>
  (await history()).exportCalls(call),
);
export const logCall = onCall(async (call) => (await history()).logCall(call));
