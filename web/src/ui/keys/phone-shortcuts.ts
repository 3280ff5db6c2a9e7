/** The keys of the browser's phone. Letters that other pages use mean the like: M for what is said, H for putting off. */
export const phoneShortcuts = {
  answer: ['a', 'A'],
  hangUp: ['x', 'X'],
  hold: ['h', 'H'],
  mute: ['m', 'M'],
  transfer: ['t', 'T'],
  swap: ['s', 'S'],
  openCard: ['c', 'C'],
  redial: ['r', 'R'],
  tone: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'],
} as const satisfies Record<string, readonly string[]>;

export type PhoneShortcutName = keyof typeof phoneShortcuts;
