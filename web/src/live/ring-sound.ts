import type { Call } from '@cti/functions/model/call';
import { isOperator } from '@cti/functions/model/operator';
import type { GroupPopup, Tone } from '@cti/functions/model/popup-choice';
import { kindOf } from '../ui/call-names.ts';
import { type RingContext, isAnsweredBy, popsForMe, ringsForMe } from './ring.ts';

/** A call that seems to ring longer has lost its end on the way. */
export const longestRingMs = 120_000;

/** What should be heard now. */
export type RingSound =
  | { kind: 'silence' }
  | { kind: 'ring'; tone: Tone }
  /** Somebody is talking in this room: one drop for each of these. */
  | { kind: 'tick'; linkedIds: string[] };

interface SoundContext extends Pick<RingContext, 'email' | 'choiceOf' | 'nowMs' | 'status'> {
  groupOf: (groupCode: string | null) => GroupPopup;
}

/** What the calls on the board sound like to me: a VIP before others, then who has waited longest. */
export function soundOf(calls: readonly Call[], context: SoundContext): RingSound {
  const ringing = calls.filter((call) => isHeard(call, context)).toSorted(byUrgency);
  if (ringing.length === 0) return { kind: 'silence' };
  if (calls.some((call) => isTalking(call, context.email))) {
    return { kind: 'tick', linkedIds: ringing.map(({ linkedId }) => linkedId) };
  }
  const tones = ringing.map((call) => toneOf(call, context.groupOf(call.groupCode)));
  const tone = tones.find((one) => one !== 'silent');
  return tone === undefined ? { kind: 'silence' } : { kind: 'ring', tone };
}

/** The calls that ring for me and that I want to hear of. */
export function isHeard(call: Call, context: Omit<SoundContext, 'groupOf'>): boolean {
  const since = (call.ringingAt ?? call.receivedAt)?.getTime() ?? 0;
  return (
    ringsForMe(call, context) &&
    popsForMe(call, context.status) &&
    context.choiceOf(call.groupCode).when !== 'off' &&
    context.nowMs - since <= longestRingMs
  );
}

function isTalking(call: Call, email: string): boolean {
  const talks = call.state === 'connected' || call.state === 'hold';
  const isOut = talks && call.direction === 'outbound';
  return isAnsweredBy(call, email) || (isOut && isOperator(call.operator, email));
}

function toneOf(call: Call, { tone, vipTone }: GroupPopup): Tone {
  return kindOf(call) === 'vip' ? vipTone : tone;
}

function byUrgency(a: Call, b: Call): number {
  const isVip = (call: Call) => Number(kindOf(call) === 'vip');
  const since = (call: Call) => (call.ringingAt ?? call.receivedAt)?.getTime() ?? 0;
  return isVip(b) - isVip(a) || since(a) - since(b);
}
