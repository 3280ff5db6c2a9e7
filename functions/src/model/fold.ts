import { kanjiForms, radicals } from './name-variants.ts';

/** Small kana and historic ones, as the full kana that people type instead. */
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
/** How a vowel is drawn out, as kana write it: おう and おお are one sound, and so are えい and ええ. */
const drawnOut = ['あ', 'い', 'う', 'い', 'う'];

const voiced: Readonly<Record<string, string>> = Object.fromEntries(
  ['かが', 'きぎ', 'くぐ', 'けげ', 'こご', 'さざ', 'しじ', 'すず', 'せぜ', 'そぞ', 'ただ', 'ちじ']
    .concat(['つず', 'てで', 'とど', 'はば', 'ひび', 'ふぶ', 'へべ', 'ほぼ'])
    .map(([plain = '', other = '']) => [plain, other]),
);

/** Every form of a kanji, and the one that stands for it; made when something is first folded. */
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
 * A text as searches compare it, word by word: width, case, accents, hiragana and katakana, small kana and the forms
 * of a kanji make no difference; hyphens and signs count for nothing (NUM-13, NUM-15). What a letter becomes depends
 * on those before it alone, so that the beginning of a name is the beginning of its folded form.
 */
export const foldedWords = (text: string): string[] => wordsOf(text).map(resolved);

/** The same without its spaces: 「山田 太郎」 and 「ヤマダタロウ」 are one word each. */
export const folded = (text: string): string => resolved(wordsOf(text).join(''));

/** A text whose long vowel marks are left out, as in きょこ for キョーコ; null = it has none. */
export const withoutLongVowels = (text: string): string | null => {
  const normal = text.normalize('NFKC');
  return normal.includes('ー') ? normal.replaceAll('ー', '') : null;
};

function wordsOf(text: string): string[] {
  return (
    text
      // The signs of voice that stand alone, as half width kana have them.
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

/** Letter by letter: marks of repetition and of long vowels by what is before them. */
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

/** Which vowel a kana ends in; −1 = it is none. */
const rowOf = (letter: string): number =>
  letter === '' ? -1 : rows.findIndex((row) => row.includes(letter));
