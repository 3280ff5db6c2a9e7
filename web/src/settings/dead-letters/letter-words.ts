import type { SystemWords } from '../../words/settings/system.ts';

type Letters = SystemWords['letters'];

/** The server writes reasons and results, possibly a newer version's: those without words are shown as they are. */
const spoken = (words: Readonly<Record<string, string>>, name: string): string | null =>
  Object.hasOwn(words, name) ? (words[name] ?? null) : null;

export const reasonOf = (words: Letters, reason: string): string =>
  spoken(words.reasons, reason) ?? words.otherReason(reason);

/** What the reason may mean to whoever has to fix it. */
export const hintOf = (words: Letters, reason: string): string | null =>
  spoken(words.hints, reason);

export const resultOf = (words: Letters, result: string): string =>
  spoken(words.results, result) ?? result;

export const resultTextOf = (words: Letters, result: string): string =>
  spoken(words.resultTexts, result) ?? result;
