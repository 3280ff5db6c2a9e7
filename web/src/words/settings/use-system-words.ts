import { useLanguage } from '../use-words.tsx';
import { systemEn } from './system-en.ts';
import { type SystemWords, systemJa } from './system-ja.ts';

/** The words of the pages about the system itself, in the language of the page. */
export function useSystemWords(): SystemWords {
  return useLanguage()[0] === 'en' ? systemEn : systemJa;
}
