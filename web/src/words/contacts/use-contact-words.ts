import { useLanguage } from '../use-words.tsx';
import { contactsEn } from './en.ts';
import { type ContactsWords, contactsJa } from './ja.ts';

/** The words of the contact pages, loaded with them. */
export function useContactWords(): ContactsWords {
  return useLanguage()[0] === 'en' ? contactsEn : contactsJa;
}
