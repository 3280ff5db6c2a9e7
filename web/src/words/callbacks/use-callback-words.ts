import { useLanguage } from '../use-words.tsx';
import { callbacksEn } from './en.ts';
import { type CallbackWords, callbacksJa } from './ja.ts';

/** The words of the callbacks in the page's language. Loaded with the page. */
export function useCallbackWords(): CallbackWords {
  return useLanguage()[0] === 'en' ? callbacksEn : callbacksJa;
}
