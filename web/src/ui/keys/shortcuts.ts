const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

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
  /** The browser's phone. */
  answer: ['a', 'A'],
  hangUp: ['x', 'X'],
  hold: ['h', 'H'],
  mute: ['m', 'M'],
  transfer: ['t', 'T'],
  swap: ['s', 'S'],
  openCard: ['c', 'C'],
  redial: ['r', 'R'],
  tone: ['0', ...digits, '*', '#'],
  close: ['Escape'],
  sheet: ['?'],
} as const satisfies Record<string, readonly string[]>;

export type ShortcutName = keyof typeof shortcuts;

const printed: Record<string, string> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' };

/** Its keys as they stand on the keyboard. */
export function keyLabels(name: ShortcutName): string[] {
  const keys: readonly string[] = shortcuts[name];
  if (keys.length > 9) return ['0 – 9', '*', '#'];
  if (keys === digits) return [`${digits[0]} – ${digits.at(-1)}`];
  return [...new Set(keys.map((key) => printed[key] ?? key.toUpperCase()))];
}
