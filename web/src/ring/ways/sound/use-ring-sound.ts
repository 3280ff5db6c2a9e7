import { useEffect, useMemo, useState } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { type PhoneUser, partIn } from '@cti/functions/model/calls/operator';
import type { Live } from '../../../firebase/listener-store.ts';
import { knownRings } from '../../known-rings.ts';
import { spokenCall, hush, speak } from './speech.ts';
import type { CallForMe } from '../../use-concerns.ts';
import { type SoundState, pageRinger } from './ringer.ts';
import { useStore } from '../../../store.ts';
import { useSoundWords } from '../../../words/sound.ts';
import { useLanguage } from '../../../words/use-words.tsx';
import type { CallChoices } from '../../use-call-choices.ts';
import type { GroupPopup, Tone } from '@cti/functions/model/desk/popup-choice';
import { kindOf } from '../../../call/call-names.ts';

interface RingSoundInput extends PhoneUser {
  /** Whether this tab plays sound for all of the person's tabs. */
  isOwner: boolean;
  calls: Live<Call[]>;
  /** Null until they're known. */
  concerns: readonly CallForMe[] | null;
  choices: CallChoices | null;
}

const silence: RingSound = { kind: 'silence' };

/** Rings while a phone rings, in one of all tabs; returns whether the browser lets it. */
export function useRingSound(input: RingSoundInput): SoundState {
  const { isOwner, email, extensions, calls, concerns, choices } = input;
  const isOn = isOwner && choices !== null && choices.preferences.sound;
  const sound = useMemo(
    () =>
      isOn && concerns && calls.status === 'ready'
        ? soundOf(concerns, { calls: calls.data, email, extensions, groupOf: choices.groupOf })
        : silence,
    [isOn, calls, concerns, choices, email, extensions],
  );
  const tone = sound.kind === 'ring' ? sound.tone : null;
  const newestMs = sound.kind === 'ring' ? sound.newestMs : 0;
  useEffect(() => {
    if (tone === null) return;
    const ringer = pageRinger();
    ringer.start(tone);
    return () => ringer.stop();
    // The tone restarts with every phone that starts to ring: it has a limited length.
  }, [tone, newestMs]);

  const [ticked] = useState(knownRings);
  useEffect(() => {
    if (sound.kind !== 'tick') return;
    const fresh = sound.rings.filter((ringing) => ticked.isNew(ringing));
    if (fresh.length > 0) pageRinger().tick();
  }, [sound, ticked]);

  useSpokenCalls({ ...input, isTalking: sound.kind === 'tick' });
  useEffect(() => {
    // Checked before the first call, so that it can be fixed in time.
    if (isOn) pageRinger().open();
  }, [isOn]);
  const state = useStore(isOn ? pageRinger() : null, 'ready');
  return isOn ? state : 'ready';
}

/** Announces callers aloud, each ring once, unless somebody here is on the phone with a customer. */
function useSpokenCalls(input: RingSoundInput & { isTalking: boolean }): void {
  const { isOwner, concerns, choices, isTalking } = input;
  const words = useSoundWords();
  const [language] = useLanguage();
  const [said] = useState(knownRings);
  const isOn = isOwner && choices !== null && choices.preferences.spoken;
  useEffect(() => {
    if (!isOn || !concerns) return;
    const heard = concerns.filter(({ concern }) => concern.isHeard);
    if (heard.length === 0) hush();
    for (const ringing of heard) {
      if (said.isNew(ringing) && !isTalking) speak(spokenCall(ringing.call, words), language);
    }
  }, [isOn, concerns, isTalking, said, words, language]);
}

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
