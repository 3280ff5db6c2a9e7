import type { Call } from '../model/calls/call.ts';
import type { Asked, Rescue, RescueEnd } from '../model/calls/rescue.ts';
import { callBackDisposition } from '../model/desk/wrap-up.ts';

/** What a number's calls say about one group's row. The rest of the row is the caller and who is working on it. */
export type RescueFacts = Pick<
  Rescue,
  | 'store'
  | 'dialledNumber'
  | 'calls'
  | 'count'
  | 'firstAt'
  | 'lastAt'
  | 'outcome'
  | 'hasVoicemail'
  | 'callbackAt'
  | 'attempts'
  | 'lastAttemptAt'
  | 'memo'
  | 'asked'
  | 'state'
  | 'closedBy'
  | 'closedAt'
  | 'expireAt'
> & {
  /** When somebody last spoke with the caller; anything claimed before that is done. */
  spokenAt: Date | null;
};

/**
 * One group's row for a number. Pure: the same calls in any order give the same row. Null = the group has neither
 * missed a call from this number nor promised to call back, and nobody asked for it: neither caller nor member.
 * @param calls a number's calls in one customer, in all groups
 * @param asked what a member has asked for and nobody has marked as done
 */
export function deriveRescue(
  groupCode: string | null,
  calls: readonly Call[],
  promising: Promising = onlyCallBack,
  asked: Asked | null = null,
): RescueFacts | null {
  const counting = calls.filter((call) => bearingOf(call) !== null).toSorted(byStart);
  const owed = counting.filter(
    (call) => call.groupCode === groupCode && wantsCallback(call, promising),
  );
  const newest = owed.at(-1);
  if (!newest && !asked) return null;

  const talks = counting.flatMap(talkOf).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const talkAfter = (call: Call) =>
    talks.find((talk) => talk.linkedId !== call.linkedId && talk.at >= startOf(call));
  const waiting = owed.filter((call) => !call.handled && !talkAfter(call));
  const talkSince = asked ? talks.find(({ at }) => at >= asked.at) : undefined;
  const wish = talkSince ? null : asked;
  const shown = waiting.length > 0 ? waiting : wish ? [] : lastTime(owed, talks);
  const oldest = shown[0] ?? (wish ? undefined : newest);
  const first = oldest ? startOf(oldest) : (asked?.at ?? new Date(0));
  const attempts = counting.filter((call) => isVainAttempt(call) && startOf(call) >= first);
  const lastAttempt = attempts.at(-1);
  const talk = talkSince ?? (newest && talkAfter(newest));
  const isOpen = waiting.length > 0 || wish !== null;
  const isHandled = !talk || (newest?.handled === true && !talkSince);
  const last = shown.at(-1) ?? (wish ? undefined : newest);
  return {
    store: newest?.store ?? asked?.store ?? null,
    dialledNumber: newest?.internalNumber ?? null,
    calls: shown.map((call) => ({
      linkedId: call.linkedId,
      at: startOf(call),
      outcome: call.outcome ?? 'missed',
      waitMs: call.waitMs,
      requested: isRequested(call),
    })),
    count: shown.length,
    firstAt: first,
    lastAt: last ? startOf(last) : first,
    outcome: last?.outcome ?? null,
    hasVoicemail: shown.some((call) => call.outcome === 'voicemail'),
    // Whoever waits without a promise is called before what somebody wants to do by the end of the day.
    callbackAt:
      waiting.length > 0
        ? earliest(waiting.flatMap((call) => call.memo?.callbackAt ?? []))
        : (wish?.dueAt ?? null),
    attempts: attempts.length,
    lastAttemptAt: lastAttempt ? startOf(lastAttempt) : null,
    asked: wish,
    memo: newestMemo(counting.filter((call) => call.groupCode === groupCode)),
    state: isOpen ? 'open' : 'closed',
    closedBy: isOpen ? null : isHandled ? 'handled' : talk.kind,
    closedAt: isOpen || isHandled ? null : talk.at,
    expireAt: latest([newest?.expireAt, wish && new Date(wish.at.getTime() + wishKeptMs)]),
    spokenAt: talks.at(-1)?.at ?? null,
  };
}

/** How long a wish without any call is kept. */
const wishKeptMs = 90 * 86_400_000;

/** Whether a disposition promises a callback: one that asks for a time, according to a group's settings. */
export type Promising = (disposition: string, groupCode: string | null) => boolean;

/** The disposition of the card's own button, which promises a callback whatever the settings say. */
export const onlyCallBack: Promising = (disposition) => disposition === callBackDisposition;

/** True if somebody should call back: the call was missed, or a callback was asked for or promised. */
export const wantsCallback = (call: Call, promising: Promising = onlyCallBack): boolean =>
  isMissed(call) || isRequested(call) || isPromised(call, promising);

/** A finished call that ended with a promised callback, with or without a time. */
export const isPromised = (call: Call, promising: Promising = onlyCallBack): boolean =>
  counts(call) &&
  call.outcome !== null &&
  (Boolean(call.memo?.callbackAt) ||
    (call.disposition !== null && promising(call.disposition, call.groupCode)));

/** An inbound call that nobody answered. */
const isMissed = (call: Call): boolean =>
  counts(call) &&
  call.direction === 'inbound' &&
  (call.outcome === 'missed' || call.outcome === 'abandoned' || call.outcome === 'voicemail');

/** The caller asked to be called back and nobody has answered; the end of the call may come later, or never. */
const isRequested = (call: Call): boolean =>
  counts(call) &&
  call.direction === 'inbound' &&
  call.callbackRequested &&
  call.outcome !== 'blocked' &&
  talkOf(call).length === 0;

/** Everything about a call that can change a row, as text: equal before and after = nothing to do. */
export function bearingOf(call: Call | null): string | null {
  if (!call || !counts(call)) return null;
  const talk = talkOf(call)[0];
  // Any disposition may promise a callback: groups choose which ones do.
  const mayPromise = isPromised(call, () => true);
  const isOwed = isMissed(call) || isRequested(call) || mayPromise;
  if (!talk && !isOwed && !isVainAttempt(call)) return null;
  const { externalNumber, internalNumber, groupCode, store, outcome, handled, waitMs } = call;
  const told = talk ? [talk.kind, talk.at] : [isRequested(call)];
  const what =
    talk && !mayPromise
      ? []
      : [outcome, handled, waitMs, internalNumber, groupCode, store?.name, call.disposition];
  return JSON.stringify([externalNumber, startOf(call), call.memo, ...told, ...what]);
}

/** A hidden number can't be called back, and a test call has nobody waiting. */
const counts = (call: Call): boolean =>
  call.externalNumber !== null &&
  !call.withheld &&
  !call.isTest &&
  call.direction !== 'internal' &&
  call.mergedInto === null &&
  (call.startedAt ?? call.receivedAt) !== null;

/** An outbound call that nobody answered. */
const isVainAttempt = (call: Call): boolean =>
  call.direction === 'outbound' && call.outcome !== null && call.outcome !== 'answered';

interface Talk {
  linkedId: string;
  kind: Exclude<RescueEnd, 'handled'>;
  at: Date;
}

/** A conversation counts from the moment it's answered, not only once it's over. */
function talkOf(call: Call): Talk[] {
  if (call.connectedAt === null && call.outcome !== 'answered') return [];
  const kind = call.direction === 'inbound' ? 'caller-got-through' : 'called-back';
  return [{ linkedId: call.linkedId, kind, at: call.connectedAt ?? startOf(call) }];
}

/** The calls dealt with together: those after the last talk before the newest one. */
function lastTime(owed: Call[], talks: Talk[]): Call[] {
  const newest = owed.at(-1);
  const before = talks.findLast(({ at }) => newest && at < startOf(newest));
  return before ? owed.filter((call) => startOf(call) > before.at) : owed;
}

/** The latest of those that are known. */
const latest = (dates: readonly (Date | null | undefined)[]): Date | null =>
  dates.flatMap((date) => date ?? []).toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;

const earliest = (dates: readonly Date[]): Date | null =>
  dates.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;

function newestMemo(calls: Call[]): Rescue['memo'] {
  const memos = calls.flatMap(({ memo }) => memo ?? []);
  return memos.toSorted((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0))[0] ?? null;
}

const startOf = (call: Call): Date => call.startedAt ?? call.receivedAt ?? new Date(0);

/** Ties go to the smaller id. */
const byStart = (a: Call, b: Call): number =>
  startOf(a).getTime() - startOf(b).getTime() || (a.linkedId < b.linkedId ? -1 : 1);
