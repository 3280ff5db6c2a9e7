import { useLanguage } from '../use-words.tsx';
import { retentionEn } from './retention-en.ts';
import { type RetentionWords, retentionJa } from './retention-ja.ts';

/** The words of the retention settings, in the page's language. */
export function useRetentionWords(): RetentionWords {
  return useLanguage()[0] === 'en' ? retentionEn : retentionJa;
}
