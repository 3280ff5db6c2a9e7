import { e164Of } from './e164.ts';
import type { WithheldReason } from './withheld-reason.ts';

/** `reason` null = not given. */
export interface Withheld {
  kind: 'withheld';
  reason: WithheldReason | null;
}

/** ナンバー・ディスプレイ sends one letter in place of a number it can't show. */
const letters: Readonly<Record<string, WithheldReason>> = {
  p: 'hidden',
  c: 'payphone',
  o: 'outOfArea',
  s: 'serviceConflict',
};

/** Japanese words, after `folded`, more specific ones first. They count anywhere in a text. */
const japanese: readonly [RegExp, WithheldReason | null][] = [
  [/公衆|こうしゅう/, 'payphone'],
  [/競合|きょうごう/, 'serviceConflict'],
  [/圏外|けんがい|(?:通知|表示|提供)不(?:可|能)|つうちふか|ひょうじふか/, 'outOfArea'],
  [
    /[非不未]通知|ひつうち|(?:通知|表示)(?:拒否|な|無|しない)|非表示|ひひょうじ|匿名|とくめい|秘匿/,
    'hidden',
  ],
  [/不明|ふめい|番号(?:な|無)し?$/, null],
];

/** English words. They count alone or with words that only describe the kind of information. */
const english: readonly [string, WithheldReason | null][] = [
  [
    'payphones?|public(?:tele)?phone|coin(?:line|phone|box|operated)?|paystation|callbox|phonebooth|koushuu?(?:denwa)?',
    'payphone',
  ],
  [
    'interactionwith(?:other|another)?services?|serviceconflict|conflict(?:ing)?|kyougou',
    'serviceConflict',
  ],
  [
    'outof(?:area|range|service)|(?:un|not?|non)available|unavail|kengai|international|overseas',
    'outOfArea',
  ],
  [
    'anonym(?:ous|us|e|o)?|private|privacy|restrict(?:ed|ion)?|with?held|withhold|block(?:ed|ing)?|hidden|hide|suppress(?:ed)?|masked|secret|confidential|undisclosed|unlisted|concealed|reject(?:ed)?byuser|nocaller(?:id)?|noclid?|nocallingnumber|presentationrestricted|clir|hitsuu?chi|hituu?ti',
    'hidden',
  ],
  ['unknown|unidentified|unspecified|noid|no(?:number|name)|none|null|undefined|nil|na', null],
];
const fillers =
  'presentation|callers?|calling|calls?|cli[dr]?|ids?|number|num|no|lines?|users?|party|name|telephone|phone|address|person|display|by|the|is|of|from|user';
const englishPatterns = english.map(
  ([words, reason]) =>
    [new RegExp(`^(?:${fillers})*(?:${words})(?:${words}|${fillers})*$`), reason] as const,
);

/** Reads a text without a number: null if it doesn't say that the number is withheld. */
export function withheldByWords(text: string): Withheld | null {
  const word = folded(text);
  // Only brackets, dashes and stars.
  if (word === '' && !text.includes('+')) return { kind: 'withheld', reason: null };
  const letter = letters[word];
  if (letter) return { kind: 'withheld', reason: letter };
  for (const [pattern, reason] of [...japanese, ...englishPatterns]) {
    if (pattern.test(word)) return { kind: 'withheld', reason };
  }
  return null;
}

/** Words that networks send spelled on a phone's keypad: `+266696687` is ANONYMOUS. */
const spelled: readonly [string, WithheldReason | null][] = [
  [onKeys('anonymous'), 'hidden'],
  [onKeys('restricted'), 'hidden'],
  [onKeys('private'), 'hidden'],
  [onKeys('blocked'), 'hidden'],
  [onKeys('withheld'), 'hidden'],
  [onKeys('unavailable'), 'outOfArea'],
  [onKeys('unknown'), null],
];
/** How many digits systems limited to national numbers keep. */
const nationalDigits = 10;

/** Reads digits that stand for a hidden number; null for any number somebody can have. */
export function withheldByDigits(digits: string): Withheld | null {
  if (/^\+?0{2,}$/.test(digits)) return { kind: 'withheld', reason: null };
  for (const [word, reason] of spelled) {
    for (const spelling of [word, word.slice(0, nationalDigits)]) {
      if (!digits.endsWith(spelling)) continue;
      // A prefix added by a system may turn it into a real number: 0266-69-6687 is in Nagano.
      const front = digits.slice(0, -spelling.length);
      const isHidden =
        front === '' ||
        (/^(?:\+|00|010)?(?:0|1|81|810)?$/.test(front) && e164Of(digits, 'sent') === null);
      if (isHidden) return { kind: 'withheld', reason };
    }
  }
  return null;
}

function onKeys(word: string): string {
  const keys = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
  return Array.from(word, (letter) => keys.findIndex((key) => key.includes(letter)) + 2).join('');
}

/** Lower case and hiragana, without spaces and punctuation. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
