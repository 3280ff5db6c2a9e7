import { useLanguage } from '../use-words.tsx';
import { popupMoreEn } from './en.ts';
import { type PopupMoreWords, popupMoreJa } from './ja.ts';

/** The popup's later words in the page's language; loaded with whatever needs them. */
export function usePopupMoreWords(): PopupMoreWords {
  return useLanguage()[0] === 'en' ? popupMoreEn : popupMoreJa;
}
