import type { SoundWords } from './ja.ts';

export const soundEn: SoundWords = {
  blocked: 'This page cannot make a sound yet.',
  blockedHow: 'Press once, and calls will ring.',
  allow: 'Allow sound',
  calls: (who, store) => `${who} is calling ${store}.`,
  person: (name) => name,
  stranger: 'A new customer',
  several: 'A shared number',
  withheld: {
    hidden: 'A withheld number',
    payphone: 'A payphone',
    outOfArea: 'A number out of area',
    serviceConflict: 'A number that is not shown',
  },
  colleague: 'A colleague',
};
