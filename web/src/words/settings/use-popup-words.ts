import { useLanguage } from '../use-words.tsx';
import { popupEn } from './popup-en.ts';
import { type PopupSettingsWords, popupJa } from './popup-ja.ts';

/** The words about cards and sounds, in the language of the page. */
export function usePopupWords(): PopupSettingsWords {
  return useLanguage()[0] === 'en' ? popupEn : popupJa;
}
