import { useLanguage } from '../use-words.tsx';
import { dialEn } from './en.ts';
import { type DialWords, dialJa } from './ja.ts';

/** The words about calling out in the page's language. */
export function useDialWords(): DialWords {
  return useLanguage()[0] === 'en' ? dialEn : dialJa;
}
