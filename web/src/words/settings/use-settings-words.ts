import { useLanguage } from '../use-words.tsx';
import { settingsEn } from './en.ts';
import { type SettingsWords, settingsJa } from './ja.ts';

/** The settings' words in the language of the page. Both come with the settings: few open them. */
export function useSettingsWords(): SettingsWords {
  return useLanguage()[0] === 'en' ? settingsEn : settingsJa;
}
