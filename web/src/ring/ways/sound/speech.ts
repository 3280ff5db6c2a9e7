import type { Language } from '../../../words/language.ts';
import { volume } from './volume.ts';

const voices: Record<Language, string> = { ja: 'ja-JP', en: 'en-US' };

/** Says a text, where the browser can; what is still being said goes on first. */
export function speak(text: string, language: Language): void {
  const { level, isMuted } = volume.get();
  if (!('speechSynthesis' in window) || isMuted) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = voices[language];
  utterance.volume = level;
  speechSynthesis.speak(utterance);
}

/** Ends all saying. */
export function hush(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel();
}
