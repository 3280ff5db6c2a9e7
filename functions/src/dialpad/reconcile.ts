import { setTimeout as pause } from 'node:timers/promises';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { stuckAfterMs } from '../config.ts';
import { isConflict } from '../firestore/errors.ts';
import { readDocument } from '../firestore/read-document.ts';
import { log } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { listCalls } from './api.ts';
import { betweenRequestsMs, DialpadRefusal } from './requests.ts';
import { notConnected, openFor, readState } from './connect.ts';
import { everyMs, reconciliationSchema, type Pass, type Reconciliation } from './reconciliation.ts';
import { takeInListed } from './take-in-listed.ts';

/**
 * Webhooks lose events, and Dialpad doesn't send them again: what its call list knows better is taken in. The list has
 * concluded calls only, by their start, the newest first.
 */

const minuteMs = 60_000;
/** A call is left to the events for this long. */
const settleMs = 15 * minuteMs;
/** How much of what has been compared is compared again. */
const overlapMs = 15 * minuteMs;
/** How often the comparison goes back further: to calls that weren't over yet, and to late recordings. */
const lookBackMs = 24 * 60 * minuteMs;
/** Calls older than this aren't asked for, however long the key was refused. */
const longestBackMs = 30 * 24 * 60 * minuteMs;
/** How long to wait after a refused key. */
const refusedMs = 60 * minuteMs;
/** Customers a run takes on, and how long it may take; the next run, a minute later, goes on. */
const atOnce = 10;
const runMs = 40_000;

export interface Run {
  db: Firestore;
  sealingKey: string;
  now: () => Date;
}

/** Compares the calls of those customers whose turn it is, as far as a run goes. */
export async function reconcileDue(run: Run): Promise<void> {
  const { db, now } = run;
  const until = performance.now() + runMs;
  const hasTime = () => performance.now() < until;
  const due = await db
    .collectionGroup('private')
    .where('reconcileDueAt', '<=', now())
    .orderBy('reconcileDueAt')
    .limit(atOnce)
    .get();
  for (const document of due.docs) {
    if (!hasTime()) return;
    try {
      await reconcile(run, document, hasTime);
    } catch (error) {
      // Somebody else goes on with it.
      if (isConflict(error)) continue;
      if (!(error instanceof Refusal)) log.failed({ where: 'reconcile', error });
      await document.ref.update({ reconcileDueAt: nextTry(error, now()), ...restarted(error) });
    }
  }
}

/** A pass stops at the first refusal, and goes on from there: soon, or when somebody may have mended the key. */
function nextTry(error: unknown, now: Date): Date {
  const status = error instanceof DialpadRefusal ? error.status : null;
  const isForLong = error instanceof Refusal && (status === null || [401, 403].includes(status));
  return new Date(now.getTime() + (isForLong ? refusedMs : minuteMs));
}

/** Dialpad may have forgotten where a pass was: it begins anew. */
const restarted = (error: unknown): { pass?: null } =>
  error instanceof DialpadRefusal && error.status === 400 ? { pass: null } : {};

async function reconcile(
  { db, sealingKey, now }: Run,
  document: DocumentSnapshot,
  hasTime: () => boolean,
): Promise<void> {
  const customerId = document.ref.parent.parent?.id ?? '';
  const kept = readDocument(reconciliationSchema, document);
  const { connection } = await readState(db, customerId);
  if (!kept || !connection) throw notConnected();
  const dialpad = await openFor(db, customerId, sealingKey);

  let state: Reconciliation = { ...kept, pass: kept.pass ?? passOf(kept, connection, now()) };
  let { updateTime } = document;
  const counts = { pages: 0, rows: 0, restored: 0 };
  while (state.pass && hasTime()) {
    const { from, to, targets, cursor } = state.pass;
    const [page] = await Promise.all([
      listCalls(dialpad, {
        fromMs: from.getTime(),
        toMs: to.getTime(),
        officeId: targets[0] ?? null,
        cursor,
      }),
      pause(betweenRequestsMs),
    ]);
    const rows = page.items ?? [];
    counts.restored += await takeInListed({ db, customerId, now }, rows);
    counts.pages += 1;
    counts.rows += rows.length;
    state = afterPage(state, state.pass, page.cursor ?? null, now());
    const written = await document.ref.update(
      state,
      updateTime ? { lastUpdateTime: updateTime } : {},
    );
    updateTime = written.writeTime;
  }
  log.reconciled({ customerId, ...counts, isDone: state.pass === null });
}

/** What to compare next. */
function passOf(
  { doneUntil, lookedBackUntil }: Reconciliation,
  { officeIds }: { officeIds: string[] },
  now: Date,
): Pass {
  const nowMs = now.getTime();
  const looksBack = nowMs - lookedBackUntil.getTime() >= lookBackMs;
  const fromMs = looksBack
    ? lookedBackUntil.getTime() - stuckAfterMs
    : doneUntil.getTime() - overlapMs;
  return {
    from: new Date(Math.max(fromMs, nowMs - longestBackMs)),
    to: new Date(nowMs - settleMs),
    targets: officeIds.length > 0 ? officeIds : [null],
    cursor: null,
    looksBack,
  };
}

function afterPage(
  state: Reconciliation,
  pass: Pass,
  cursor: string | null,
  now: Date,
): Reconciliation {
  if (cursor !== null) return { ...state, pass: { ...pass, cursor } };
  const targets = pass.targets.slice(1);
  if (targets.length > 0) return { ...state, pass: { ...pass, targets, cursor: null } };
  const { to, looksBack } = pass;
  return {
    ...state,
    pass: null,
    doneUntil: to,
    lookedBackUntil: looksBack ? to : state.lookedBackUntil,
    reconcileDueAt: new Date(now.getTime() + everyMs),
  };
}
