import type { Language } from './language.ts';
import { useLanguage } from './use-words.tsx';

/** A text, or a list of them, in both languages. */
export type Pair<T = string> = readonly [ja: T, en: T];

interface Table {
  readonly [name: string]:
    Pair<string | readonly string[]> | ((...values: never[]) => Pair) | Table | undefined;
}

/** A table as it reads in one language. */
type InLanguage<T> = T extends (...values: infer V) => Pair
  ? (...values: V) => string
  : T extends Pair<infer P>
    ? P extends string
      ? string
      : P
    : { [K in keyof T]: InLanguage<T[K]> };

/**
 * Makes the hook that returns a feature's words in the page's language, from a table with both; `useX.ja` and `useX.en`
 * are the words outside a component. Both languages load with the feature.
 */
export function createWords<const T extends Table>(table: T) {
  const words: Record<Language, InLanguage<T>> = {
    ja: inLanguage(table, 0) as InLanguage<T>,
    en: inLanguage(table, 1) as InLanguage<T>,
  };
  return Object.assign(() => words[useLanguage()[0]], words);
}

function inLanguage(table: Table, at: 0 | 1): unknown {
  return Object.fromEntries(
    Object.entries(table).map(([name, entry]) => {
      if (typeof entry === 'function') {
        return [name, (...values: never[]) => entry(...values)[at]];
      }
      return [name, isPair(entry) ? entry[at] : entry && inLanguage(entry, at)];
    }),
  );
}

const isPair = (entry: Table[string]): entry is Pair<string | readonly string[]> =>
  Array.isArray(entry);
