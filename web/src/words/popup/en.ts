import type { PopupMoreWords } from './ja.ts';

export const popupMoreEn: PopupMoreWords = {
  taken: (name) => `${name} is on the call`,
  takenOver: (name) => `${name} answered`,
  transferredFrom: (name) => `Transferred by ${name}`,
  passedOn: (to) => (to === null ? 'Transferred' : `Transferred to ${to}`),
  closesIn: (seconds) => `Closes in ${seconds} s`,
  keep: 'Keep',
  close: 'Close',
  external: 'Open in external system',
};
