import { useLanguage } from '../use-words.tsx';
import { testCallEn } from './en.ts';
import { type TestCallWords, testCallJa } from './ja.ts';

/** The words of the test call in the language of the page. */
export function useTestCallWords(): TestCallWords {
  return useLanguage()[0] === 'en' ? testCallEn : testCallJa;
}
