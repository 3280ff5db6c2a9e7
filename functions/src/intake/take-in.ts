import { canaryIn, keepCanary } from '../canary/keep.ts';
import { directoryIn, keepDirectory } from '../pbx/keep-directory.ts';
import { keepQueues, queuesIn } from '../pbx/keep-queues.ts';
import type { CallSource } from '../model/calls/call.ts';
import type { Telephony } from '../customers/telephony.ts';
import { within } from '../deadline.ts';
import { limits } from '../config.ts';
import { keepDeadLetter } from '../calls/dead-letter.ts';
import { entryLimit } from '../model/calls/envelope.ts';
import { bodiesOf, isEnvelope } from './envelope-event.ts';
import { noteFirstEvent } from './first-event.ts';
import { heartbeatIn, keepHeartbeat } from './heartbeat.ts';
import { isObject, parseJson } from './json.ts';
import { eventKey, normalise } from './normalise.ts';
import { keepNotice } from './keep-notice.ts';
import { readNotice } from './notice.ts';
import type { BridgeTold, IntakeOutcome } from './outcome.ts';
import { settleEntries } from './settle-entries.ts';
import { inTime, settle, type IntakeDeps } from './settle.ts';
import { formFault, unsigned, verify, type RefusalReason } from './verify.ts';

/** A webhook body and what came with it. */
export interface Delivery {
  customerId: string;
  rawBody: Buffer;
  signatureHeader: string | undefined;
  arrivedAt: Date;
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
  const bodies = isObject(body) && isEnvelope(body) ? bodiesOf(body) : null;
  if (bodies) {
    if (bodies.length > entryLimit) return { kind: 'too-many-entries' };
    return {
      kind: 'entries',
      entries: await settleEntries(deps, db, { customerId, arrivedAt }, bodies),
    };
  }
  const heartbeat = heartbeatIn(body);
  if (heartbeat) {
    const keeping = keepHeartbeat(db, customerId, heartbeat, arrivedAt);
    return told('heartbeat', await inTime(deps, delivery, keeping));
  }
  const directory = directoryIn(body);
  if (directory) {
    const keeping = keepDirectory(db, customerId, directory, arrivedAt);
    return told('directory', await inTime(deps, delivery, keeping));
  }
  const queues = queuesIn(body);
  if (queues) {
    const keeping = keepQueues(db, customerId, queues, arrivedAt);
    return told('queues', await inTime(deps, delivery, keeping));
  }
  // Without a connection of ours, nobody subscribed to them.
  const notice = telephony.isConnected ? readNotice(body, arrivedAt) : null;
  if (notice && isObject(body)) {
    const kept = await inTime(
      deps,
      delivery,
      keepNotice(db, { customerId, arrivedAt }, notice, body, raw),
    );
    return kept ?? { kind: 'not-durable', reason: 'notice' };
  }
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

/** What a bridge told of itself or of its phone system is kept under its name, or it isn't. */
const told = (kind: BridgeTold, id: string | null): IntakeOutcome =>
  id === null ? { kind: 'not-durable', reason: kind } : { kind, id };

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
