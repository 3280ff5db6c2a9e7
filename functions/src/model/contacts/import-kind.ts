import type { ContactKind } from './contact.ts';

/** What a list's word says about a contact's kind. */
export interface KindWord {
  /** Null = no badge. */
  kind: ContactKind | null;
  /** Unambiguous; other words need confirmation. */
  isSure: boolean;
}

const people = '(?:会員|客|顧客|様|さん|ランク|のお客様|のお客さま)?';
const sure: readonly [RegExp, ContactKind][] = [
  [new RegExp(`^(?:vip|上得意)${people}$`), 'vip'],
  [
    new RegExp(`^お?(?:常連|得意|得意先|リピーター|リピート|regular|repeater)${people}$`),
    'regular',
  ],
  [new RegExp(`^ご?(?:新規|初回|初めて|はじめて|new)${people}$`), 'new'],
];
const none = /^(?:なし|無し|無|一般|通常|普通|その他|未設定|ビジター|-)$/;
/** 非会員, 退会済み会員, 元VIP: what somebody isn't, or is no longer. */
const negated =
  /[非不未元旧]|退会|解約|休会|脱退|除名|停止|失効|取消|対象外|ではない|以外|\b(?:non|not|ex|former)\b|^non/;

/** Reads a kind; an uncommon word gives no badge unless somebody confirms it. */
export function readKindWord(text: string): KindWord {
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s・_]/g, '');
  if (word === '' || none.test(word)) return { kind: null, isSure: true };
  for (const [pattern, kind] of sure) if (pattern.test(word)) return { kind, isSure: true };
  return { kind: null, isSure: negated.test(word) };
}

/** The key a word's meaning is remembered under. */
export const kindWordKey = (text: string): string => text.normalize('NFKC').trim();
