import { useLanguage } from '../use-words.tsx';
import { directoryEn } from './directory-en.ts';
import { type DirectoryWords, directoryJa } from './directory-ja.ts';

/** The words of taking over numbers, groups and people from Dialpad, in the page's language. */
export function useDirectoryWords(): DirectoryWords {
  return useLanguage()[0] === 'en' ? directoryEn : directoryJa;
}
