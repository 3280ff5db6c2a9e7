import { useLanguage } from '../use-words.tsx';
import { historyEn } from './en.ts';
import { type HistoryWords, historyJa } from './ja.ts';

/** The history's words in the page's language. Loaded with the history. */
export function useHistoryWords(): HistoryWords {
  return useLanguage()[0] === 'en' ? historyEn : historyJa;
}
