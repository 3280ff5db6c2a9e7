import type { PopupMoreWords } from './ja.ts';

export const popupMoreEn: PopupMoreWords = {
  taken: (name) => `${name} is on the call`,
  takenOver: (name) => `${name} answered`,
  transferredFrom: (name) => `Transferred by ${name}`,
  passedOn: (to) => (to === null ? 'Transferred' : `Transferred to ${to}`),
  supervision: {
    listens: 'A supervisor is listening',
    joins: 'A supervisor has joined the call',
    'takes-over': 'A supervisor has taken over',
  },
  closesIn: (seconds) => `Closes in ${seconds} s`,
  keep: 'Keep',
  close: 'Close',
  external: 'Open in external system',
};
