import type { ShortcutWords } from './ja.ts';

export const shortcutsEn: ShortcutWords = {
  title: 'Keyboard shortcuts',
  note: 'Shortcuts are off while you’re typing.',
  names: {
    search: 'Go to the search field',
    call: 'Open a ringing call',
    person: 'Choose who’s calling',
    tab: 'Switch between calls',
    memo: 'Write the memo',
    recap: 'Copy the recap into the memo',
    proposal: 'Apply what the AI summary suggests',
    claim: 'Take a callback, or release it',
    handled: 'Mark a callback as handled',
    status: 'Change my status',
    row: 'Move up and down a list',
    close: 'Close the card',
    sheet: 'This list',
  },
};
