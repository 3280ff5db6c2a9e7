import { kanjiForms, radicals } from './name-variants.ts';

/** Small and historic kana, as the full-size kana people type instead. */
const plainKana: Readonly<Record<string, string>> = {
  ぁ: 'あ',
  ぃ: 'い',
  ぅ: 'う',
  ぇ: 'え',
  ぉ: 'お',
  っ: 'つ',
  ゃ: 'や',
  ゅ: 'ゆ',
  ょ: 'よ',
  ゎ: 'わ',
  ゕ: 'か',
  ゖ: 'け',
  ゐ: 'い',
  ゑ: 'え',
  ぢ: 'じ',
  づ: 'ず',
  ゔ: 'ぶ',
};

/** Kana by their vowel: あ い う え お. */
const vowels = 'あいうえお';
const rows = [
  'あかがさざただなはばぱまやらわ',
  'いきぎしじちにひびぴみり',
  'うくぐすずつぬふぶぷむゆる',
  'えけげせぜてでねへべぺめれ',
  'おこごそぞとどのほぼぽもよろを',
];
/** How kana write a long vowel: おう and おお are one sound, as are えい and ええ. */
const drawnOut = ['あ', 'い', 'う', 'い', 'う'];

const voiced: Readonly<Record<string, string>> = Object.fromEntries(
  ['かが', 'きぎ', 'くぐ', 'けげ', 'こご', 'さざ', 'しじ', 'すず', 'せぜ', 'そぞ', 'ただ', 'ちじ']
    .concat(['つず', 'てで', 'とど', 'はば', 'ひび', 'ふぶ', 'へべ', 'ほぼ'])
    .map(([plain = '', other = '']) => [plain, other]),
);

/** Variants of a kanji and the form that stands for all; built on first use. */
let forms: Map<string, string> | undefined;

function commonForm(letter: string): string {
  if (!forms) {
    forms = new Map();
    const looks = Array.from(radicals);
    for (let at = 0; at < looks.length; at += 2) forms.set(looks[at] ?? '', looks[at + 1] ?? '');
    for (const group of kanjiForms.split(' ').map((one) => Array.from(one))) {
      for (const form of group) forms.set(form, group[0] ?? form);
    }
  }
  const known = forms.get(letter) ?? letter;
  return forms.get(known) ?? known;
}

/**
 * A text as compared by searches, word by word: width, case, accents, hiragana or katakana, small kana and kanji
 * variants make no difference; hyphens and signs are ignored (NUM-13, NUM-15). What a letter becomes depends only on
 * those before it, so a prefix of a name folds to a prefix of the folded name.
 */
export const foldedWords = (text: string): string[] => wordsOf(text).map(resolved);

/** The same without its spaces: 「山田 太郎」 and 「ヤマダタロウ」 are one word each. */
export const folded = (text: string): string => resolved(wordsOf(text).join(''));

/** A text without its long vowel marks, as in きょこ for キョーコ; null = it has none. */
export const withoutLongVowels = (text: string): string | null => {
  const normal = text.normalize('NFKC');
  return normal.includes('ー') ? normal.replaceAll('ー', '') : null;
};

function wordsOf(text: string): string[] {
  return (
    text
      // Standalone voicing marks, as in half-width kana.
      .replaceAll('\u309b', '\u3099')
      .replaceAll('\u309c', '\u309a')
      .normalize('NFKD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .normalize('NFKC')
      .replaceAll(/[\u2e80-\u2eff]/g, commonForm)
      .toLowerCase()
      .split(/[\s・,、/]+/u)
      .map((word) => word.replaceAll(/[^\p{L}\p{N}ー]/gu, ''))
      .filter((word) => word !== '' && !/^ー+$/.test(word))
  );
}

/** Letter by letter: resolves repetition marks and long vowels from what precedes them. */
function resolved(word: string): string {
  const resolvedLetters: string[] = [];
  for (const letter of word) {
    const next = resolvedLetter(letter, resolvedLetters.at(-1) ?? '');
    if (next !== '') resolvedLetters.push(next);
  }
  return resolvedLetters.join('');
}

function resolvedLetter(letter: string, before: string): string {
  const row = rowOf(before);
  const plain = plainOf(letter, before);
  // 茅ケ崎, 茅ヶ崎 and 茅が崎 are one place.
  if (/^[かけが]$/.test(plain) && /\p{Script=Han}/u.test(before)) return 'か';
  const long = drawnOut[row];
  return long !== undefined && ['ー', vowels[row], long].includes(plain)
    ? long
    : plain.replace('ー', '');
}

function plainOf(letter: string, before: string): string {
  if ('々〻ゝヽ'.includes(letter)) return before || letter;
  if ('ゞヾ'.includes(letter)) return voiced[before] ?? (before || letter);
  const hiragana = /[ァ-ヶ]/.test(letter)
    ? String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x60)
    : letter;
  return plainKana[hiragana] ?? commonForm(hiragana);
}

/** Which vowel a kana ends in; −1 = it isn't a kana. */
const rowOf = (letter: string): number =>
  letter === '' ? -1 : rows.findIndex((row) => row.includes(letter));
