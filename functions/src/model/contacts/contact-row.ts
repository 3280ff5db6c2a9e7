import type { ContactRecord } from './contact.ts';
import type { ContactField } from './contact-fields.ts';
import { phoneLimit } from './contact-limits.ts';
import type { Cell } from '../text/csv.ts';
import { nationalNumber } from '../text/phone.ts';

/** All contacts as a list: the columns of our own file, which our import recognises by their headings. */

/** Headings are Japanese in every language: the import recognises columns by them. */
export const contactListHeadings = {
  contactId: '管理ID',
  externalId: '顧客番号',
  name: '氏名',
  kana: 'フリガナ',
  kind: '種別',
  kindBy: '種別の決め方',
  email: 'メール',
  address: '住所',
  transportFee: '交通費',
  orderCount: '注文回数',
  lastVisitAt: '最終来店日',
  notes: '備考',
  caution: '注意',
  cautionBy: '注意の記入者',
  cautionUntil: '注意の期限',
  ban: '出入り禁止',
  banBy: '出入り禁止の記入者',
  banUntil: '出入り禁止の期限',
  noCalls: '架電不要',
  noCallsBy: '架電不要の記入者',
  noCallsAt: '架電不要の日時',
  tags: 'タグ',
} as const;

/** A custom field's column names its field, so that it can't be confused with one of ours. */
export const fieldHeading = ({ label }: Pick<ContactField, 'label'>): string => `項目:${label}`;
const phoneHeading = (at: number): string => `電話番号${at + 1}`;

export const kindWords = { new: '新規', regular: '常連', vip: 'VIP' } as const;
export const kindByWords = { hand: '手動', rule: 'ルール' } as const;

export const contactHeadings = (fields: readonly ContactField[]): string[] => [
  ...Object.values(contactListHeadings),
  ...Array.from({ length: phoneLimit }, (_, at) => phoneHeading(at)),
  ...fields.map(fieldHeading),
];

/** One contact as a row; times are Japan's. */
export function contactRow(
  contact: ContactRecord & { id: string },
  fields: readonly ContactField[],
): Cell[] {
  const { caution, ban, noCalls } = contact;
  const own: Record<keyof typeof contactListHeadings, Cell> = {
    contactId: contact.id,
    externalId: contact.externalId,
    name: contact.name,
    kana: contact.kana,
    kind: kindWords[contact.kind],
    kindBy: kindByWords[contact.kindBy],
    email: contact.email,
    address: contact.address,
    transportFee: contact.transportFee,
    orderCount: contact.orderCount,
    lastVisitAt: contact.lastVisitAt && japaneseTime(contact.lastVisitAt),
    notes: contact.notes,
    caution: caution?.text ?? '',
    cautionBy: caution?.authorName ?? '',
    cautionUntil: caution?.until ? japaneseTime(caution.until) : '',
    ban: ban?.text ?? '',
    banBy: ban?.authorName ?? '',
    banUntil: ban?.until ? japaneseTime(ban.until) : '',
    noCalls: noCalls ? 'はい' : '',
    noCallsBy: noCalls?.authorName ?? '',
    noCallsAt: noCalls?.at ? japaneseTime(noCalls.at) : '',
    tags: contact.tags.join('\n'),
  };
  return [
    ...Object.values(own),
    ...Array.from({ length: phoneLimit }, (_, at) => {
      const phone = contact.phones[at];
      return phone ? nationalNumber(phone) : '';
    }),
    ...fields.map(({ id }) => contact.fields[id] ?? ''),
  ];
}

const japanese = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-11-20 12:04:09`, which every spreadsheet reads as a time. */
const japaneseTime = (date: Date): string => japanese.format(date);
