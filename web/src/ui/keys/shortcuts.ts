import type { PhoneShortcutName } from './phone-shortcuts.ts';

export const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Every key by what it does. Handlers take their keys from here; `?` lists those that would work now. */
export const shortcuts = {
  search: ['/'],
  /** A call on the board, a person who shares a number, a tab of the popup: the first nine. */
  call: digits,
  person: digits,
  tab: digits,
  memo: ['m', 'M'],
  /** Takes the recap of a call over as a memo. */
  recap: ['r', 'R'],
  /** Takes over what a recap suggests. */
  proposal: ['a', 'A'],
  /** A callback: take it, and mark it as handled. */
  claim: ['c', 'C'],
  handled: ['h', 'H'],
  /** Opens the own status. */
  status: ['s', 'S'],
  /** Down and up the rows of a table. */
  row: ['j', 'k', 'ArrowDown', 'ArrowUp'],
  close: ['Escape'],
  sheet: ['?'],
} as const satisfies Record<string, readonly string[]>;

/** The phone's keys are in a table of their own, which only its window loads. */
export type ShortcutName = keyof typeof shortcuts | PhoneShortcutName;
