import { useLanguage } from '../use-words.tsx';
import { settingsEn } from './en.ts';
import { type SettingsWords, settingsJa } from './ja.ts';

/** The settings' words in the page's language. Loaded with the settings, which few people open. */
export function useSettingsWords(): SettingsWords {
  return useLanguage()[0] === 'en' ? settingsEn : settingsJa;
}
