import type { Language } from '../../../words/language.ts';
import { volume } from './volume.ts';

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
