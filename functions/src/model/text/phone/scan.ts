import { type Origin, e164Of, looseE164 } from './e164.ts';

/** A number found in a text. */
export interface WrittenNumber {
  e164: string;
  /** The digits to dial once connected (内線12, `ext. 12`); null = none. */
  extension: string | null;
  /** The text next to it: `母`, `自宅`; empty = nothing but words such as TEL. */
  label: string;
}

export interface Scanned {
  numbers: WrittenNumber[];
  /** Digits that belong to no number, verbatim. */
  leftOver: string[];
}

type Token =
  /** `joins` = it may continue the preceding digits; `counts` = it belongs to a word: 18時, 2F. */
  | { kind: 'digits'; text: string; plus: boolean; joins: boolean; counts: boolean }
  | { kind: 'extension'; digits: string }
  /** `leads` = it's directly followed by digits. */
  | { kind: 'words'; text: string; leads: boolean };

/** Words that only announce a number. */
const plainLabel =
  /^(?:phone|tel(?:ephone)?|no|number|電話|電話番号|でんわ|連絡先|番号|携帯|携帯電話|ケータイ|スマホ|mobile|cell|または|又は|および|及び|もしくは|or|and|様|さま|さん|[☎☏📞📱])+$/iu;

const tokens =
  /(?<extension>(?:内線番号|内線|(?<![a-z])ext(?:ension|n)?|(?<=\d[\s()]*)内|(?<=[\d)]\s*)[x#×]|;\s*ext=)[\s.:=#-]*\(?(?<dial>\d{1,7})(?!\d)\)?)|(?<digits>[+(]*\s*\d[\d]*)|(?<soft>[\s()[\].・·,/-]+)|(?<words>[^\d\s()[\].・·,/+-]+|\+)/giu;

/** All numbers in a text normalised by `plainText`, in order. */
export function scan(text: string, origin: Origin): Scanned {
  const numbers: WrittenNumber[] = [];
  const leftOver: string[] = [];
  let before: string[] = [];
  const all = tokensOf(text);
  for (let at = 0; at < all.length;) {
    const token = all[at];
    if (!token) break;
    if (token.kind === 'digits') {
      const found = longestNumber(all, at, origin);
      if (found) {
        numbers.push({ e164: found.e164, extension: null, label: before.join(' ') });
        before = [];
        at = found.end;
        continue;
      }
      const next = all[at + 1];
      if (token.counts && next?.kind === 'words') next.text = token.text + next.text;
      else leftOver.push(token.text);
    } else if (token.kind === 'extension') {
      const last = numbers.at(-1);
      if (last && last.extension === null) last.extension = token.digits;
      else leftOver.push(token.digits);
    } else if (!plainLabel.test(token.text)) {
      const last = numbers.at(-1);
      if (last && last.label === '' && !token.leads) last.label = token.text;
      else before.push(token.text);
    }
    at += 1;
  }
  const last = numbers.at(-1);
  if (last && before.length > 0) last.label = [last.label, ...before].filter(Boolean).join(' ');
  return { numbers, leftOver };
}

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  let joins = false;
  for (const { 0: whole, index, groups } of text.matchAll(tokens)) {
    const { extension, dial = '', digits, soft, words } = groups ?? {};
    if (extension !== undefined) found.push({ kind: 'extension', digits: dial });
    else if (digits !== undefined) {
      found.push({
        kind: 'digits',
        text: digits.replaceAll(/\D/g, ''),
        plus: digits.includes('+'),
        joins,
        counts: /^\d{1,2}$/.test(whole) && /^\p{L}/u.test(text.slice(index + whole.length)),
      });
    } else if (words !== undefined) {
      const said = words.replaceAll(/[;|&、。"'<>:=]/gu, '').trim();
      const behind = text.slice(index + whole.length);
      // `(自宅) 03-…` belongs to what follows it, `03-…(母)` to what precedes it.
      const opens = /(?:^|\s)[([]$/.test(text.slice(0, index)) && /^[)\]]\s*[\d+]/.test(behind);
      const leads = opens || /[:=]$/.test(words) || /^[\d+]/.test(behind);
      if (said !== '') found.push({ kind: 'words', text: said, leads });
    }
    // Two groups of digits are joined only by characters people write within a number.
    joins = digits !== undefined || (joins && soft !== undefined && !soft.includes('\n'));
  }
  return found;
}

/** As many groups of digits from here as form a number; a `+` begins a new one. */
function longestNumber(
  all: readonly Token[],
  from: number,
  origin: Origin,
): { e164: string; end: number } | null {
  let best: { e164: string; end: number } | null = null;
  let digits = '';
  let at = from;
  for (; at < all.length; at += 1) {
    const token = all[at];
    if (token?.kind !== 'digits' || (at > from && (token.plus || !token.joins))) break;
    digits += at === from && token.plus ? `+${token.text}` : token.text;
    const e164 = e164Of(digits, origin);
    if (e164 !== null) best = { e164, end: at + 1 };
  }
  const loose = best ? null : looseE164(digits);
  return loose ? { e164: loose, end: at } : best;
}
