import { plainText, saysNone } from './plain-text.ts';

/** An amount of money, or another count, in any notation. */
export type ReadAmount =
  { kind: 'amount'; value: number } | { kind: 'none' } | { kind: 'unreadable' };

/** Words around an amount that don't change it. */
const beside =
  /\((?:税込み?|税抜き?|税別|内税|外税|込み?)\)|税込み?|税抜き?|税別|内税|外税|約|計|合計|円也?|圓|jpy|yen|[¥\\]/gi;
/** `1万2千`, `1.5万`, `3千`, `12千円`. */
const japanese = /^(?:(\d+(?:\.\d+)?)万)?(?:(\d+(?:\.\d+)?)千)?(\d+)?$/;
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$|^\d+(?:\.\d+)?$/;
/** Three digits after a point may be a foreign thousands separator. */
const doubtful = /^[1-9]\d{0,2}\.\d{3}$/;

/** Reads yen; △, ▲ and brackets are a minus. */
export function readAmount(raw: string): ReadAmount {
  const plain = plainText(raw);
  if (saysNone(plain)) return { kind: 'none' };
  if (/^(?:無料|サービス)$/.test(plain)) return { kind: 'amount', value: 0 };
  const bare = plain.replaceAll(beside, '').replaceAll(/\s/g, '');
  const { sign, digits } = signed(bare);
  if (grouped.test(digits) && !doubtful.test(digits)) {
    return { kind: 'amount', value: sign * Number(digits.replaceAll(',', '')) };
  }
  const [, tenThousands, thousands, ones] = japanese.exec(digits.replaceAll(',', '')) ?? [];
  if (tenThousands === undefined && thousands === undefined) return { kind: 'unreadable' };
  const value =
    Number(tenThousands ?? 0) * 10_000 + Number(thousands ?? 0) * 1_000 + Number(ones ?? 0);
  return { kind: 'amount', value: sign * Math.round(value) };
}

/** Reads how often: `12`, `12回`, `１２ 件`. */
export const readCount = (raw: string): ReadAmount =>
  readAmount(plainText(raw).replace(/\s*(?:回|件|度|点|人|本)目?$/, ''));

/** For form fields: null if empty, NaN if it isn't an amount. */
export function valueOf(read: ReadAmount): number | null {
  if (read.kind === 'none') return null;
  return read.kind === 'amount' ? read.value : Number.NaN;
}

function signed(text: string): { sign: 1 | -1; digits: string } {
  // `1,000-` and `1000.-` are how receipts close an amount.
  const closed = text.replace(/(?<=\d)\.?-$/, '');
  const negative = /^(?:[△▲-]|\()(.+?)\)?$/.exec(closed);
  return negative
    ? { sign: -1, digits: negative[1] ?? '' }
    : { sign: 1, digits: closed.replace(/^\+/, '') };
}
