import type { SoundWords } from './ja.ts';

export const soundEn: SoundWords = {
  blocked: 'This page can’t play sound yet.',
  blockedHow: 'Press once to hear calls ring.',
  allow: 'Allow sound',
  calls: (who, store) => `${who} is calling ${store}.`,
  person: (name) => name,
  stranger: 'An unregistered caller',
  several: 'A number shared by several customers',
  withheld: {
    hidden: 'A withheld number',
    payphone: 'A payphone',
    outOfArea: 'An out-of-area number',
    serviceConflict: 'A number that isn’t shown',
  },
  colleague: 'A colleague',
};
