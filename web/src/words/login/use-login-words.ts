import { useLanguage } from '../use-words.tsx';
import { loginEn } from './en.ts';
import { type LoginWords, loginJa } from './ja.ts';

/** The sign-in page's words in the language of the page: neither the card nor the console needs them. */
export function useLoginWords(): LoginWords {
  return useLanguage()[0] === 'en' ? loginEn : loginJa;
}
