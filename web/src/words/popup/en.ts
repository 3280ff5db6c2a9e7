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
  steer: {
    hangUp: 'Hang up',
    hangUpAsk: 'End this call?',
    hungUp: 'Call ended',
    transfer: 'Transfer',
    transferTitle: 'Transfer to',
    transferHint: 'One press transfers the call. Your memo appears on their card.',
    search: 'Search by name',
    people: 'Members',
    places: 'Groups',
    none: 'There’s nobody to transfer to',
    noneFound: 'Nobody found',
    transferred: (to) => `Transferred to ${to}`,
    again: 'Load again',
  },
  closesIn: (seconds) => `Closes in ${seconds} s`,
  keep: 'Keep',
  close: 'Close',
  external: 'Open in external system',
};
