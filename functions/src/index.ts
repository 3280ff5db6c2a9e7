import { setGlobalOptions } from 'firebase-functions/options';
import { onDocumentCreated } from 'firebase-functions/firestore';
import { onRequest } from 'firebase-functions/https';
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
import { adminFirestore } from './firestore/admin.ts';
import { webhookHandler } from './intake/webhook.ts';
import { log } from './log.ts';
import { testCallHandler } from './test-call/test-call.ts';
import { finishEntry } from './upkeep/finish.ts';
import { sweep } from './upkeep/sweep.ts';

/** What is deployed: names and options, no logic. */

setGlobalOptions({ region, memory: '512MiB', concurrency: 80, timeoutSeconds: 60 });

// What anybody may send to, signed in or not.
if (['dialpadWebhook', 'testCall'].includes(servedFunction() ?? '')) {
  guardBodies({
    limitBytes: limits.bodyBytes,
    timeoutMs: limits.bodyMs,
    onRefused: log.bodyRefused,
  });
}

const now = () => new Date();
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

/** Reduces what a request could not before its time was up. */
export const finishCall = onDocumentCreated(
  { document: 'customer/{customerId}/ledger/{eventKey}', retry: true },
  async ({ params }) => {
    await finishEntry(await adminFirestore(), params.customerId, params.eventKey, now);
  },
);

/** Closes calls whose end never came, and reduces leftovers. */
export const sweepCalls = onSchedule('every 1 minutes', async () => {
  await sweep(await adminFirestore(), now());
});
