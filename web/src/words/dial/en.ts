import type { DialWords } from './ja.ts';

export const dialEn: DialWords = {
  menu: (number) => `What to do with ${number}`,
  call: 'Call',
  otherPhone: 'With another phone',
  copy: 'Copy',
  copied: (number) => `${number} copied`,
  copyFailed: 'Couldn’t copy. Please try again.',
  later: {
    ask: 'Call later',
    done: (number) => `${number} is on the callback list, due today`,
  },
  page: {
    title: 'Call out',
    ask: 'Call this number?',
    viewer: 'Viewers can’t place calls.',
    noNumber: 'Couldn’t read the phone number',
    noNumberHint: 'Check the number in the link and call it with your phone.',
  },
  links: {
    title: 'Phone number links',
    lead: 'When you press a phone number on another page, you see whose it is here before you call.',
    offer: 'Open phone number links here',
    impossible: 'This browser can’t do that. Use Chrome or Edge on a computer.',
  },
  failed: 'Couldn’t save. Please try again.',
  noCalls: 'Do not call',
  noCallsBy: (author, date) => [author && `Noted by ${author}`, date].filter(Boolean).join(', '),
  noCallsOn: 'Marked as do not call',
  noCallsOff: 'No longer marked as do not call',
  noCallsTitle: 'This customer asked not to be called. Call anyway?',
  noCallsText: 'They’ve told us they don’t want phone calls.',
  callAnyway: 'Call',
  notPlaced: (number) => `The call to ${number} wasn’t placed. Check Dialpad and call again.`,
};
