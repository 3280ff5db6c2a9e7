import { useLanguage } from '../use-words.tsx';
import { afterCallEn } from './en.ts';
import { type AfterCallWords, afterCallJa } from './ja.ts';

/** The words of the time after a call; they come with what needs them. */
export function useAfterCallWords(): AfterCallWords {
  return useLanguage()[0] === 'en' ? afterCallEn : afterCallJa;
}
