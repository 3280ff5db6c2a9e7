import type { SystemWords } from '../../words/settings/system-ja.ts';

type Letters = SystemWords['letters'];

/** Reasons and results are written by the server, a newer one perhaps: what has no word stands for itself. */
const spoken = (words: Readonly<Record<string, string>>, name: string): string | null =>
  Object.hasOwn(words, name) ? (words[name] ?? null) : null;

export const reasonOf = (words: Letters, reason: string): string =>
  spoken(words.reasons, reason) ?? words.otherReason(reason);

/** What the reason may mean for who has to do something about it. */
export const hintOf = (words: Letters, reason: string): string | null =>
  spoken(words.hints, reason);

export const resultOf = (words: Letters, result: string): string =>
  spoken(words.results, result) ?? result;

export const resultTextOf = (words: Letters, result: string): string =>
  spoken(words.resultTexts, result) ?? result;
