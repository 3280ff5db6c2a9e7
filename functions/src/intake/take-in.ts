import type { Firestore } from 'firebase-admin/firestore';
import { append, type Appended, type Entry } from '../calls/ledger.ts';
import { rootId } from '../calls/call-event.ts';
import { beginRecording } from '../calls/record.ts';
import { canaryIn, keepCanary } from '../canary/keep.ts';
import type { CallSource } from '../model/call.ts';
import type { Telephony } from '../customers/telephony.ts';
import { within } from '../deadline.ts';
import { limits } from '../config.ts';
import { log } from '../log.ts';
import { keepDeadLetter } from '../calls/dead-letter.ts';
import { noteFirstEvent } from './first-event.ts';
import { isObject, parseJson } from './json.ts';
import { eventKey, normalise } from './normalise.ts';
import type { IntakeOutcome } from './outcome.ts';
import { reread } from './reread.ts';
import { formFault, unsigned, verify, type RefusalReason } from './verify.ts';

/** A webhook body and what came with it. */
export interface Delivery {
  customerId: string;
  rawBody: Buffer;
  signatureHeader: string | undefined;
  arrivedAt: Date;
}

export interface IntakeDeps {
  db: () => Promise<Firestore>;
  telephony: (customerId: string) => Promise<Telephony>;
  now: () => Date;
  /** Counts a refused signature of a connected customer. */
  countRefused?: (customerId: string) => void;
}

/** A delivery's path from top to bottom: verify, parse, normalise, ledger, call. */
export async function takeIn(deps: IntakeDeps, delivery: Delivery): Promise<IntakeOutcome> {
  const { rawBody, signatureHeader, arrivedAt } = delivery;
  // Most of what strangers send is refused here, without a read.
  const fault = formFault(rawBody, signatureHeader);
  if (fault) return { kind: 'refused', reason: fault };

  const telephony = await inTime(deps, delivery, deps.telephony(delivery.customerId));
  if (telephony === null) return { kind: 'not-durable', reason: 'secrets' };

  const verified = await verify(rawBody, signatureHeader, telephony.secrets, arrivedAt);
  if (!verified.ok) return takeInCanary(deps, delivery, telephony, verified.reason);
  if (!telephony.enabled) return { kind: 'disabled' };

  // The path may name the phone system's contract; from here on it's the customer's own id.
  const { customerId } = telephony;
  const raw = unsigned(rawBody.toString('utf8'));
  const body = parseJson(verified.payload);
  const db = await deps.db();
  const normalised = normalise(body, { receivedAt: arrivedAt });
  if (!normalised.ok || !isObject(body)) {
    const reason = normalised.ok ? 'not-an-object' : normalised.reason;
    const id = await inTime(deps, delivery, keepDeadLetter(db, customerId, raw, reason, arrivedAt));
    return id === null
      ? { kind: 'not-durable', reason: 'dead-letter' }
      : { kind: 'dead-letter', id };
  }
  const { event } = normalised;
  const entry = { eventKey: eventKey(event, body), event };
  const outcome = await settle(deps, db, { customerId, arrivedAt }, entry, raw);
  const isAwaited = telephony.awaitsFirst && verified.isCurrent && event.source === 'dialpad';
  if (isAwaited && outcome.kind === 'stored') {
    // If it fails, the next event does it.
    const leftMs = arrivedAt.getTime() + limits.recordMs - deps.now().getTime();
    await within(noteFirstEvent(db, customerId, arrivedAt), leftMs).catch(() => undefined);
  }
  return outcome;
}

/** A body that none of the phone system's secrets verifies may still be a member's test signal. */
async function takeInCanary(
  deps: IntakeDeps,
  delivery: Delivery,
  { customerId, canaries, enabled, isConnected }: Telephony,
  reason: RefusalReason,
): Promise<IntakeOutcome> {
  const { rawBody, arrivedAt } = delivery;
  const verified = await verify(rawBody, undefined, canaries, arrivedAt);
  const canary = verified.ok ? canaryIn(parseJson(verified.payload)) : null;
  if (!canary) {
    if (isConnected) deps.countRefused?.(customerId);
    return { kind: 'refused', reason };
  }
  if (!enabled) return { kind: 'disabled' };
  const keeping = keepCanary(await deps.db(), customerId, canary, arrivedAt);
  const id = await inTime(deps, delivery, keeping);
  return id === null ? { kind: 'not-durable', reason: 'canary' } : { kind: 'canary', id };
}

/** The same path for a body that needs no signature: a signed-in admin's test call. */
export async function takeInTrusted(
  deps: IntakeDeps,
  delivery: { customerId: string; body: Record<string, unknown>; arrivedAt: Date },
  source: CallSource,
): Promise<IntakeOutcome> {
  const normalised = normalise(delivery.body, { receivedAt: delivery.arrivedAt, source });
  if (!normalised.ok) throw new Error(`not a call event: ${normalised.reason}`);
  const { event } = normalised;
  const entry = { eventKey: eventKey(event, delivery.body), event };
  return settle(deps, await deps.db(), delivery, entry, JSON.stringify(delivery.body));
}

/**
 * Ledger first, then the call if time allows; the trigger does the rest. If this process was the last to write the
 * call, both are one write, which either succeeds or writes nothing.
 */
async function settle(
  deps: IntakeDeps,
  db: Firestore,
  delivery: { customerId: string; arrivedAt: Date },
  entry: Entry,
  raw: string,
): Promise<IntakeOutcome> {
  const { customerId, arrivedAt } = delivery;
  const until = arrivedAt.getTime() + limits.recordMs;
  const leftMs = (limitMs: number) => arrivedAt.getTime() + limitMs - deps.now().getTime();
  const recording = beginRecording({ db, customerId, now: deps.now, reread, until }, entry);
  const atOnce = recording.callIsKnown ? recording.atOnce(raw) : null;
  if (atOnce) {
    const patienceMs = Math.min(limits.atOnceMs, leftMs(limits.durableMs));
    const linkedId = await within(atOnce, patienceMs).catch(() => null);
    if (linkedId !== null) return { kind: 'stored', linkedId };
  }

  const appending = append(db, customerId, entry, raw);
  const appended = await inTime(deps, delivery, atOnce ? firstDone(atOnce, appending) : appending);
  if (appended === null) return { kind: 'not-durable', reason: 'ledger' };
  const kind = appended.repeated ? 'duplicate' : 'stored';
  if (appended.repeated && appended.linkedId !== null) return { kind, linkedId: appended.linkedId };

  try {
    return { kind, linkedId: await within(recording.afterAppend(), leftMs(limits.recordMs)) };
  } catch (error) {
    log.recordLater({ customerId, callId: entry.event.callId, reason: nameOf(error) });
    return { kind, linkedId: rootId(entry.event) };
  }
}

/** The combined write may just be slow: the event is durable as soon as either succeeds. */
const firstDone = (atOnce: Promise<string>, appending: Promise<Appended>): Promise<Appended> =>
  Promise.any([appending, atOnce.then((linkedId) => ({ repeated: true, linkedId }))]);

/** The result of a read or write the response depends on, or null if it failed or took too long. */
async function inTime<T>(
  deps: IntakeDeps,
  { customerId, arrivedAt }: { customerId: string; arrivedAt: Date },
  work: Promise<T>,
): Promise<T | null> {
  const spentMs = deps.now().getTime() - arrivedAt.getTime();
  try {
    return await within(work, limits.durableMs - spentMs);
  } catch (error) {
    log.notDurable({ customerId, reason: nameOf(error), ms: spentMs });
    return null;
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
