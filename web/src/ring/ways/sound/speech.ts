import type { Language } from '../../../words/language.ts';
import { volume } from './volume.ts';
import type { Call } from '@cti/functions/model/calls/call';
import type { SoundWords } from '../../../words/sound.ts';

const voices: Record<Language, string> = { ja: 'ja-JP', en: 'en-US' };

/** Speaks a text if the browser can; anything still being spoken finishes first. */
export function speak(text: string, language: Language): void {
  const { level, isMuted } = volume.get();
  if (!('speechSynthesis' in window) || isMuted) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = voices[language];
  utterance.volume = level;
  speechSynthesis.speak(utterance);
}

/** Stops all speech. */
export function hush(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel();
}

/** A longer name is a company's registered title; nobody wants to hear all of it. */
const longestName = 40;

/** The caller, by the name's reading, and the store. Never a number: the whole room can hear. */
export function spokenCall(call: Call, words: SoundWords): string {
  return words.calls(caller(call, words), call.store?.name ?? '');
}

function caller(call: Call, words: SoundWords): string {
  if (call.direction === 'internal') return words.colleague;
  const { match, contact } = call.caller;
  if (match === 'withheld' || call.withheld) return words.withheld[call.withheldReason ?? 'hidden'];
  if (match === 'shared') return words.several;
  const name = contact?.kana.trim() || contact?.name.trim();
  return name ? words.person(name.slice(0, longestName)) : words.stranger;
}
