/** What is wrong with a new password; the UI has a text for each. */
export type PasswordFault = 'short' | 'long' | 'same' | 'common' | 'own';

const shortestPassword = 12;
const longestPassword = 128;
/** How many characters must remain besides the easily guessed parts. */
const leastRest = 6;

/** The most common choices, from the top of public lists of stolen passwords. */
const commonWords = [
  'password',
  'passw0rd',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r',
  'iloveyou',
  'welcome',
  'letmein',
  'admin',
  'dragon',
  'monkey',
  'sunshine',
  'princess',
  'football',
  'sakura',
  'nihon',
  'japan',
  'tokyo',
  'abc',
];
const runs = '01234567890 9876543210 abcdefghijklmnopqrstuvwxyz zyxwvutsrqponmlkjihgfedcba'.split(
  ' ',
);

/**
 * Why a password is refused, or null. At least twelve characters, as a second factor is optional; digits and symbols
 * aren't required, since that leads to passwords like `Password123!`. Easily guessed parts (the commonest words, runs
 * such as `123456`, the person's own name, address and numbers) don't count: six other characters must remain.
 *
 * @param known.own the person's names, email addresses and numbers
 */
export function passwordFault(
  next: string,
  known: { current: string; own: readonly string[] },
): PasswordFault | null {
  if (next.length < shortestPassword) return 'short';
  if (next.length > longestPassword) return 'long';
  if (next === known.current) return 'same';
  const folded = fold(next);
  const own = known.own.flatMap((text) => [text, ...text.split(/[\s@.・-]+/u)]).map(fold);
  if (
    restOf(
      folded,
      own.filter(({ length }) => length >= 3),
    ) < leastRest
  )
    return 'own';
  if (new Set(folded).size < 5 || isRepetition(folded)) return 'common';
  return restOf(withoutRuns(folded), commonWords) < leastRest ? 'common' : null;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');

/** How many characters remain without these parts. */
function restOf(text: string, parts: readonly string[]): number {
  const longestFirst = parts.toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, part) => rest.replaceAll(part, ''), text).length;
}

/** Removes runs of four or more consecutive letters or digits. */
function withoutRuns(text: string): string {
  for (let start = 0; start + 4 <= text.length; start += 1) {
    let end = start + 4;
    if (!runs.some((run) => run.includes(text.slice(start, end)))) continue;
    while (end < text.length && runs.some((run) => run.includes(text.slice(start, end + 1))))
      end += 1;
    return withoutRuns(text.slice(0, start) + text.slice(end));
  }
  return text;
}

/** A repeated part, such as `abcabcabcabc`. */
const isRepetition = (text: string): boolean => /^(.{1,6}?)\1+.{0,3}$/u.test(text);
