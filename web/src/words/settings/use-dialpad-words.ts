import { useLanguage } from '../use-words.tsx';
import { dialpadEn } from './dialpad-en.ts';
import { type DialpadWords, dialpadJa } from './dialpad-ja.ts';

/** The words of the connection to Dialpad, in the page's language. */
export function useDialpadWords(): DialpadWords {
  return useLanguage()[0] === 'en' ? dialpadEn : dialpadJa;
}
