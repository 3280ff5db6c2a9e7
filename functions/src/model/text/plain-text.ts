/** All characters people use as a hyphen, including the long vowel mark and box-drawing lines. */
const dashes = /[\p{Pd}\u2043\u2212\u2500\u2501\u2574\u2576\u257c\u257e\u30fc_~]/gu;
/** Invisible characters: direction marks, joiners, soft hyphens, variation selectors and keycap marks. */
const invisible = /[\p{Cf}\p{Cc}\ufe00-\ufe0f\u20e3]/gu;
/** ①, ❷ …: number what follows; read as digits they'd become part of it. */
const counters = /[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]/gu;

const kanjiDigits = '〇一二三四五六七八九';

/**
 * Normalises a number, date or amount as people and spreadsheets write it: ASCII digits, `-` for every dash, no
 * invisible characters, and without the markers that keep it a text (`="090…"`, `'090…`).
 */
export function plainText(raw: string): string {
  const text = raw
    .replaceAll(/\r\n?|[\n\u2028\u2029\t]/g, '\n')
    .replaceAll(/[^\n]+/g, (line) => line.replaceAll(invisible, ''))
    .replaceAll(counters, ' ')
    .normalize('NFKC')
    .replaceAll(dashes, '-')
    .replaceAll(/(?<=\d)[一丨|](?=\d)/g, '-')
    .trim();
  return withKanjiDigits(withoutFormula(text));
}

function withoutFormula(text: string): string {
  const formula = /^=\s*(?:T\()?"(.*)"\)?$/s.exec(text)?.[1];
  return (formula ?? text).replace(/^['’‘`´]+(?=[+\d(=])/, '').trim();
}

/** `〇九〇-五五五五-〇一〇一`, as in vertical lists. */
const withKanjiDigits = (text: string): string =>
  /^[〇一二三四五六七八九\s()-]{9,}$/.test(text)
    ? text.replaceAll(/[〇一二三四五六七八九]/g, (digit) => String(kanjiDigits.indexOf(digit)))
    : text;

/** `なし`, `-`, `未登録`, `×`, `NULL`: how people and programs write that there's nothing. */
export const saysNone = (plain: string): boolean =>
  /^(?:(?:登録|記載|記入|回答|情報|所持|持って)?(?:なし|ナシ|無し?|無い|い?ない|ありません|いません)|不明|[未不](?:登録|記入|入力|設定|定|詳|所持|来店|利用|回答|確認)|確認中|要確認|拒否|空欄|x|×|✕|✖|❌|no|not?(?:set|given)|n\/?a|ng|none|null|nil|undefined)?$/iu.test(
    plain.replaceAll(/(?<=\S)\([^)\d]*\)|[\s.。・*?()-]/g, ''),
  );
