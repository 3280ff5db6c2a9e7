import type { SettingsWords } from './ja.ts';

export const settingsEn: SettingsWords = {
  nav: {
    label: 'Settings menu',
    own: 'Me',
    members: 'Members',
    groups: 'Groups',
    lines: 'Lines',
    unknown: 'Unknown numbers',
    telephony: 'Phone system',
    audit: 'Activity log',
    deadLetters: 'Unread events',
  },
};
