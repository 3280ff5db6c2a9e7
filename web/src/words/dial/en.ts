import type { DialWords } from './ja.ts';

export const dialEn: DialWords = {
  menu: (number) => `What to do with ${number}`,
  call: 'Call',
  otherPhone: 'With another phone',
  copy: 'Copy',
  copied: (number) => `${number} copied`,
  copyFailed: 'Couldn’t copy. Please try again.',
};
