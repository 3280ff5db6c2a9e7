import { useLanguage } from '../use-words.tsx';
import { soundEn } from './en.ts';
import { type SoundWords, soundJa } from './ja.ts';

/** The words about sound in the language of the page. */
export function useSoundWords(): SoundWords {
  return useLanguage()[0] === 'en' ? soundEn : soundJa;
}
