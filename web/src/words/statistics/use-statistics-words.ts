import { useLanguage } from '../use-words.tsx';
import { statisticsEn } from './en.ts';
import { type StatisticsWords, statisticsJa } from './ja.ts';

/** The words of the statistics in the page's language. Loaded with the page. */
export function useStatisticsWords(): StatisticsWords {
  return useLanguage()[0] === 'en' ? statisticsEn : statisticsJa;
}
