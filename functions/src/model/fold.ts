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
  ゐ: 'い',
  ゑ: 'え',
  ぢ: 'じ',
  づ: 'ず',
};

/** Forms of one character in family names that nobody tells apart when searching. */
const plainKanji: Readonly<Record<string, string>> = {
  髙: '高',
  﨑: '崎',
  嵜: '崎',
  齋: '斎',
  齊: '斎',
  斉: '斎',
  邊: '辺',
  邉: '辺',
  澤: '沢',
  濱: '浜',
  濵: '浜',
  櫻: '桜',
  嶋: '島',
  嶌: '島',
  廣: '広',
  國: '国',
  瀨: '瀬',
  惠: '恵',
  德: '徳',
  眞: '真',
  龍: '竜',
  曾: '曽',
  淺: '浅',
  條: '条',
  藪: '薮',
};

/**
 * A text as searches compare it, word by word: width, case, hiragana and katakana, small kana and the forms of
 * a kanji make no difference; long vowel marks, hyphens and signs count for nothing (NUM-13, NUM-15).
 */
export function foldedWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s・,、/]+/u)
    .map(foldWord)
    .filter((word) => word !== '');
}

/** The same without its spaces: 「山田 太郎」 and 「ヤマダタロウ」 are one word each. */
export const folded = (text: string): string => foldedWords(text).join('');

function foldWord(word: string): string {
  return Array.from(word.replaceAll(/[^\p{L}\p{N}]|[ーｰ]/gu, ''), (letter) => {
    const hiragana = /[ァ-ヶ]/.test(letter)
      ? String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x60)
      : letter;
    return plainKana[hiragana] ?? plainKanji[hiragana] ?? hiragana;
  }).join('');
}
