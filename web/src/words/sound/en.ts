import type { SoundWords } from './ja.ts';

export const soundEn: SoundWords = {
  blocked: 'This page cannot make a sound yet.',
  blockedHow: 'Press once, and calls will ring.',
  allow: 'Allow sound',
  calls: (who, store) => `${who} is calling ${store}.`,
  person: (name) => name,
  stranger: 'A new customer',
  several: 'A shared number',
  withheld: 'A withheld number',
  colleague: 'A colleague',
};
