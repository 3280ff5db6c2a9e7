import { useLanguage } from '../use-words.tsx';
import { importEn } from './en.ts';
import { type ImportWords, importJa } from './ja.ts';

/** The words of the import, which come with it. */
export function useImportWords(): ImportWords {
  return useLanguage()[0] === 'en' ? importEn : importJa;
}
