import { useLanguage } from '../use-words.tsx';
import { recapEn } from './en.ts';
import { type RecapWords, recapJa } from './ja.ts';

/** The words of recaps, in the page's language. */
export function useRecapWords(): RecapWords {
  return useLanguage()[0] === 'en' ? recapEn : recapJa;
}
