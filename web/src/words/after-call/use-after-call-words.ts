import { useLanguage } from '../use-words.tsx';
import { afterCallEn } from './en.ts';
import { type AfterCallWords, afterCallJa } from './ja.ts';

/** The words of results and wrap-up; loaded with whatever needs them. */
export function useAfterCallWords(): AfterCallWords {
  return useLanguage()[0] === 'en' ? afterCallEn : afterCallJa;
}
