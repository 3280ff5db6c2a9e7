import type { ShortcutWords } from './ja.ts';

export const shortcutsEn: ShortcutWords = {
  title: 'Keyboard',
  note: 'Keys rest while you are typing.',
  names: {
    search: 'To the search field',
    call: 'Open a ringing call',
    person: 'Choose who is calling',
    tab: 'Switch between calls',
    memo: 'Write the memo',
    recap: 'Copy the recap into the memo',
    claim: 'Take on a callback, or give it back',
    handled: 'Mark a callback as done',
    status: 'Change my status',
    row: 'Up and down the rows of a list',
    close: 'Close the card',
    sheet: 'This list',
  },
};
