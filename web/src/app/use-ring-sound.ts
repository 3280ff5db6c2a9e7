import { useEffect, useMemo, useRef } from 'react';
import type { Call } from '@cti/functions/model/call';
import type { Live } from '../firebase/listener-store.ts';
import { serverNow } from '../firebase/server-clock.ts';
import { type RingSound, isHeard, soundOf } from '../live/ring-sound.ts';
import { spokenCall } from '../live/spoken-call.ts';
import { type SoundState, pageRinger } from '../sound/ringer.ts';
import { hush, speak } from '../sound/speech.ts';
import { useStore } from '../store.ts';
import { useSoundWords } from '../words/sound/use-sound-words.ts';
import { useLanguage } from '../words/use-words.tsx';
import type { CallChoices } from './use-call-choices.ts';

interface RingSoundInput {
  /** Whether this tab speaks for all tabs of the person. */
  isOwner: boolean;
  email: string;
  /** The own status; undefined until it is known. */
  status: number | null | undefined;
  calls: Live<Call[]>;
  choices: CallChoices | null;
}

const silence: RingSound = { kind: 'silence' };

/** Rings while a phone rings, in one tab of all; says whether the browser lets it. */
export function useRingSound(input: RingSoundInput): SoundState {
  const { isOwner, email, status, calls, choices } = input;
  const isOn = isOwner && choices !== null && choices.preferences.sound;
  const sound = useMemo(
    () =>
      isOn && status !== undefined && calls.status === 'ready'
        ? soundOf(calls.data, { ...choices, email, status, nowMs: serverNow() })
        : silence,
    [isOn, calls, choices, email, status],
  );
  const tone = sound.kind === 'ring' ? sound.tone : null;
  useEffect(() => {
    if (tone === null) return;
    const ringer = pageRinger();
    ringer.start(tone);
    return () => ringer.stop();
  }, [tone]);

  const ticked = useRef(new Set<string>());
  useEffect(() => {
    if (sound.kind !== 'tick') return;
    const fresh = sound.linkedIds.filter((linkedId) => !ticked.current.has(linkedId));
    for (const linkedId of fresh) ticked.current.add(linkedId);
    if (fresh.length > 0) pageRinger().tick();
  }, [sound]);

  useSpokenCalls({ ...input, isTalking: sound.kind === 'tick' });
  useEffect(() => {
    // Known before the first call, so that it can be put right before it.
    if (isOn) pageRinger().open();
  }, [isOn]);
  const state = useStore(isOn ? pageRinger() : null, 'ready');
  return isOn ? state : 'ready';
}

/** Says who calls, each call once, while nobody in the room is on the phone with a customer. */
function useSpokenCalls(input: RingSoundInput & { isTalking: boolean }): void {
  const { isOwner, email, status, calls, choices, isTalking } = input;
  const words = useSoundWords();
  const [language] = useLanguage();
  const said = useRef(new Set<string>());
  const isOn = isOwner && choices !== null && choices.preferences.spoken;
  useEffect(() => {
    if (!isOn || status === undefined || calls.status !== 'ready') return;
    const context = { ...choices, email, status, nowMs: serverNow() };
    const heard = calls.data.filter((call) => isHeard(call, context));
    if (heard.length === 0) hush();
    for (const call of heard) {
      if (said.current.has(call.linkedId)) continue;
      said.current.add(call.linkedId);
      if (!isTalking) speak(spokenCall(call, words), language);
    }
  }, [isOn, calls, choices, email, status, isTalking, words, language]);
}
