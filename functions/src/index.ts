import { setGlobalOptions } from 'firebase-functions/options';
import { onDocumentCreated, onDocumentWritten } from 'firebase-functions/firestore';
import { onCall, onRequest } from 'firebase-functions/https';
import { onSchedule } from 'firebase-functions/scheduler';
import { guardBodies } from './body-guard.ts';
import { readChanged } from './calls/call-change.ts';
import { followCall } from './calls/follow-call.ts';
import {
  bodyLimits,
  defaultCustomerId,
  isEmulated,
  ownOrigins,
  runsAs,
  sealingKey,
  servedFunction,
  startFault,
} from './config.ts';
import { telephonyReader } from './customers/telephony.ts';
import { adminFirestore, warmUpFirestore } from './firestore/admin.ts';
import { writeOrder } from './firestore/write-order.ts';
import { followers } from './followers.ts';
import { finishLeftover } from './intake/finish.ts';
import { silenceWatch } from './intake/silence.ts';
import { refusalCounter } from './intake/refusals.ts';
import { webhookHandler } from './intake/webhook.ts';
import { log } from './log.ts';
import { region } from './model/methods.ts';
import { answerMethods, forAdmins, forMembers, forRecordings, forSignIn } from './methods.ts';
import { testCallHandler } from './test-call/test-call.ts';
import { sweep } from './upkeep/sweep.ts';

/**
 * What is deployed: names and options, no logic. Callables share functions by what they may access, so an admin's
 * actions share one cold start. Firestore triggers are called by Google only, everything else by anybody.
 */

const fault = startFault();
if (fault !== null) {
  // A revision that doesn't start gets no traffic: the previous one keeps serving.
  log.notStarted({ reason: fault });
  process.exit(1);
}

setGlobalOptions({
  region,
  memory: '512MiB',
  concurrency: 80,
  timeoutSeconds: 60,
  maxInstances: 20,
});

const served = servedFunction() ?? '';
const limit = Object.hasOwn(bodyLimits, served) ? bodyLimits[served] : undefined;
if (limit) guardBodies({ ...limit, onRefused: log.bodyRefused });
if (['dialpadWebhook', 'testCall', 'recording'].includes(served)) warmUpFirestore();

const now = () => new Date();
const sealed = { secrets: [sealingKey] };
const cors = ownOrigins();
const triggered = { ...runsAs('triggers'), retry: true };
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

/** Call events from Dialpad and relays. One instance stays warm: Dialpad waits 5 s and tries 4 times. */
export const dialpadWebhook = onRequest(
  {
    ...sealed,
    ...runsAs('webhook'),
    cors: false,
    invoker: 'public',
    minInstances: 1,
    maxInstances: 50,
    timeoutSeconds: 10,
  },
  webhookHandler({
    ...deps,
    countRefused: refusalCounter(adminFirestore, Date.now),
    defaultCustomerId: () => defaultCustomerId.value(),
  }),
);

/** A test call of an admin. */
export const testCall = onRequest(
  { ...runsAs('triggers'), cors: false, invoker: 'public', maxInstances: 3 },
  testCallHandler(deps),
);

/** Methods for people who aren't members yet, and the bridges' sign-in. */
export const signIn = onCall(
  { ...sealed, ...runsAs('signin'), cors, maxInstances: 10 },
  answerMethods(forSignIn),
);

/** Methods for members. */
export const members = onCall(
  { ...sealed, ...runsAs('members'), cors, timeoutSeconds: 300 },
  answerMethods(forMembers),
);

/** Methods for admins; deleting a customer takes longest. */
export const admins = onCall(
  { ...sealed, ...runsAs('admins'), cors, timeoutSeconds: 1800, maxInstances: 10 },
  answerMethods(forAdmins),
);

/** Hands out playback addresses as a callable, and streams audio from Dialpad to whoever has one. */
const grantRecording = onCall({ cors }, answerMethods(forRecordings));
export const recording = onRequest(
  { ...sealed, ...runsAs('recordings'), cors: false, invoker: 'public', maxInstances: 10 },
  async (req, res) => {
    if (req.method === 'POST' || req.method === 'OPTIONS') return grantRecording(req, res);
    const { recordingHandler } = await import('./recordings/serve.ts');
    const serve = recordingHandler({
      db: adminFirestore,
      sealingKey: () => sealingKey.value(),
      now,
    });
    return serve(req, res);
  },
);

/** Reduces what a request couldn't in time, and acts on notices: on what is left over, not on each ledger entry. */
export const finishLeftovers = onDocumentCreated(
  { ...triggered, document: 'customer/{customerId}/leftovers/{eventKey}' },
  async ({ params }) => {
    await finishLeftover(await adminFirestore(), params.customerId, params.eventKey, now);
  },
);

/** Everything that follows from a call outside its own document. */
export const callChanged = onDocumentWritten(
  { ...triggered, document: 'customer/{customerId}/amiEvents/{linkedId}' },
  async ({ params: { customerId }, data, time }) =>
    followCall(
      {
        db: await adminFirestore(),
        customerId,
        before: readChanged(data?.before),
        after: readChanged(data?.after),
        order: writeOrder(data?.after),
        now: now(),
      },
      new Date(time),
      followers,
    ),
);

/** A call carries its newest memo, for the history and the next card. */
export const memoChanged = onDocumentWritten(
  { ...triggered, document: 'customer/{customerId}/amiEvents/{linkedId}/memos/{memoId}' },
  async ({ params }) =>
    (await import('./memos/summary.ts')).updateMemoSummary(
      await adminFirestore(),
      params.customerId,
      params.linkedId,
    ),
);

/** Everything that follows from a contact or a visit; below a contact there are only visits. */
export const contactChanged = onDocumentWritten(
  { ...triggered, document: 'customer/{customerId}/contacts/{place=**}' },
  async (event) =>
    (await import('./contacts/triggers.ts')).contactChanged(await adminFirestore(), event, now()),
);

const watchSilence = silenceWatch();

/**
 * Closes calls whose end never came, ends wrap-ups and reduces leftovers; asks Dialpad for what its events left out and
 * for recaps, checks each connection to it once a day, and each hour whether a phone system has fallen silent.
 */
export const sweepCalls = onSchedule(
  {
    ...sealed,
    ...runsAs('upkeep'),
    schedule: 'every 1 minutes',
    timeoutSeconds: 300,
    maxInstances: 1,
  },
  async () => {
    const db = await adminFirestore();
    await sweep(db, now());
    const key = sealingKey.value();
    const { heal } = await import('./dialpad/heal.ts');
    await heal({ db, sealingKey: key, now });
    const { checkDue } = await import('./dialpad/doctor.ts');
    await checkDue(db, { sealingKey: key, now: now() });
    await watchSilence(db, now());
  },
);

/**
 * Admins write lines, groups and settings from the browser; these triggers record it in the audit log. There are three
 * of them because one over all collections would also run for every event of every call.
 */
const auditTrail = () => import('./audit/settings.ts');
const rare = { ...triggered, maxInstances: 3 };

export const auditLines = onDocumentWritten(
  { ...rare, document: 'customer/{customerId}/lines/{id}' },
  async (event) => (await auditTrail()).auditLine(await adminFirestore(), event),
);
export const auditGroups = onDocumentWritten(
  { ...rare, document: 'customer/{customerId}/groups/{id}' },
  async (event) => (await auditTrail()).auditGroup(await adminFirestore(), event),
);
/** A changed retention also applies to existing calls. */
export const settingsChanged = onDocumentWritten(
  { ...rare, document: 'customer/{customerId}/settings/{id}', timeoutSeconds: 540 },
  async (event) => {
    const db = await adminFirestore();
    await (await auditTrail()).auditCustomerSettings(db, event);
    if (event.params.id !== 'retention') return;
    const { restampCalls } = await import('./upkeep/restamp.ts');
    await restampCalls(db, event.params.customerId);
  },
);
