import type { Call } from '@cti/functions/model/calls/call';
import { partIn, type PhoneUser } from '@cti/functions/model/calls/operator';
import type { GroupPopup, Tone } from '@cti/functions/model/desk/popup-choice';
import { kindOf } from '../../../call/call-names.ts';
import type { CallForMe } from '../../use-concerns.ts';

/** What should be playing now. */
export type RingSound =
  | { kind: 'silence' }
  /** `newestMs` = when the latest phone started to ring: the tone restarts with each. */
  | { kind: 'ring'; tone: Tone; newestMs: number }
  /** Somebody is on a call here: one soft tick for each of these rings. */
  | { kind: 'tick'; rings: readonly CallForMe[] };

interface SoundContext extends PhoneUser {
  /** All active calls the member may see. */
  calls: readonly Call[];
  groupOf: (groupCode: string | null) => GroupPopup;
}

/** What the calls sound like to this member: VIPs first, then the longest wait. */
export function soundOf(
  concerns: readonly CallForMe[],
  { calls, groupOf, ...me }: SoundContext,
): RingSound {
  const heard = concerns.filter(({ concern }) => concern.isHeard).toSorted(byUrgency);
  if (heard.length === 0) return { kind: 'silence' };
  if (calls.some((call) => partIn(call, me) === 'talks')) {
    return { kind: 'tick', rings: heard };
  }
  const tones = heard.map(({ call }) => toneOf(call, groupOf(call.groupCode)));
  const tone = tones.find((one) => one !== 'silent');
  if (tone === undefined) return { kind: 'silence' };
  return { kind: 'ring', tone, newestMs: Math.max(...heard.map((one) => one.concern.newestMs)) };
}

function toneOf(call: Call, { tone, vipTone }: GroupPopup): Tone {
  return kindOf(call) === 'vip' ? vipTone : tone;
}

function byUrgency(a: CallForMe, b: CallForMe): number {
  const isVip = ({ call }: CallForMe) => Number(kindOf(call) === 'vip');
  return isVip(b) - isVip(a) || a.concern.sinceMs - b.concern.sinceMs;
}
