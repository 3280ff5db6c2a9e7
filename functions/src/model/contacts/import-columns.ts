import type { ContactField } from './contact-fields.ts';
import { contactListHeadings, fieldHeading } from './contact-row.ts';
import { folded } from '../text/fold.ts';

/** What a column of a customer's list may contain. */
export const contactColumns = [
  'contactId',
  'externalId',
  'name',
  'familyName',
  'givenName',
  'kana',
  'familyKana',
  'givenKana',
  'phone',
  'kind',
  'kindBy',
  'email',
  'address',
  'transportFee',
  'orderCount',
  'lastVisitAt',
  'notes',
  'caution',
  'cautionUntil',
  'ban',
  'banUntil',
  'noCalls',
  'tags',
] as const;
export const visitColumns = [
  'externalId',
  'phone',
  'date',
  'time',
  'storeCode',
  'summary',
  'amount',
] as const;

export type ContactColumn = (typeof contactColumns)[number];
export type VisitColumn = (typeof visitColumns)[number];
export type ImportKind = 'contacts' | 'visits';
/** A column of ours. */
export type NamedColumn = ContactColumn | VisitColumn;
/** A custom field of the customer's contacts, by id. */
export type FieldColumn = `field:${string}`;
export type ImportColumn = NamedColumn | FieldColumn;

/** What each column contains, by position; null = not imported. */
export type ColumnMapping = readonly (ImportColumn | null)[];

export const columnsOf = (kind: ImportKind): readonly NamedColumn[] =>
  kind === 'contacts' ? contactColumns : visitColumns;

export const fieldColumn = ({ id }: Pick<ContactField, 'id'>): FieldColumn => `field:${id}`;

/** Reads a word as one of our columns or the customer's custom fields. */
export const readColumn = (
  kind: ImportKind,
  word: string | null,
  fields: readonly ContactField[] = [],
): ImportColumn | null =>
  columnsOf(kind).find((column) => column === word) ??
  (kind === 'contacts' ? fields.map(fieldColumn).find((column) => column === word) : undefined) ??
  null;

/** What may be spread over several columns: a person's numbers, an address in two parts. */
const repeatable = new Set<ImportColumn>([
  'phone',
  'address',
  'notes',
  'caution',
  'tags',
  'summary',
]);
export const mayRepeat = (column: ImportColumn): boolean => repeatable.has(column);

/** Column headings in Japanese lists, most specific first. */
const headings: Readonly<Record<NamedColumn, readonly string[]>> = {
  contactId: ['管理ID'],
  externalId: [
    '顧客番号',
    '顧客コード',
    '顧客ID',
    '会員番号',
    '会員ID',
    '会員コード',
    'お客様番号',
    '管理番号',
    'カルテ番号',
    'ID',
    'No',
    '番号',
    'customer id',
  ],
  name: [
    '氏名',
    '名前',
    'お名前',
    '顧客名',
    'お客様名',
    '会員名',
    '姓名',
    '漢字氏名',
    '氏名漢字',
    'name',
    'full name',
  ],
  familyName: ['姓', '苗字', '名字', 'last name', 'family name'],
  givenName: ['名', '下の名前', 'first name', 'given name'],
  kana: [
    'フリガナ',
    'ふりがな',
    'カナ',
    'かな',
    'よみ',
    '読み',
    'よみがな',
    '読み仮名',
    'カナ氏名',
    '氏名カナ',
    '氏名かな',
    'シメイ',
    '顧客名カナ',
    '名前カナ',
    '名前かな',
    'kana',
  ],
  familyKana: ['セイ', 'せい', '姓カナ', '姓かな', 'フリガナ姓'],
  givenKana: ['メイ', 'めい', '名カナ', '名かな', 'フリガナ名'],
  phone: [
    '電話番号',
    '電話',
    'お電話番号',
    'TEL',
    '携帯電話番号',
    '携帯番号',
    '携帯電話',
    '携帯',
    '携帯TEL',
    '自宅電話番号',
    '自宅電話',
    '自宅TEL',
    '固定電話',
    '勤務先電話',
    '勤務先電話番号',
    '緊急連絡先',
    'その他電話',
    '連絡先',
    '連絡先電話番号',
    'phone',
    'phone number',
    'telephone',
    'mobile',
    'mobile phone',
    'home phone',
    'work phone',
  ],
  kind: [
    '種別',
    '顧客種別',
    '区分',
    '顧客区分',
    'ランク',
    '会員ランク',
    '会員種別',
    'kind',
    'rank',
  ],
  kindBy: [contactListHeadings.kindBy],
  email: ['メール', 'メールアドレス', 'Eメール', 'Mail', 'email', 'e-mail address'],
  address: [
    '住所',
    '自宅住所',
    'ご住所',
    '所在地',
    '都道府県',
    '市区町村',
    '町名番地',
    '番地',
    '建物名',
    'マンション名',
    '建物',
    'address',
  ],
  transportFee: ['交通費', '出張費', '送料', '交通費円', 'transport fee'],
  orderCount: ['注文回数', '利用回数', '来店回数', '来店数', '利用数', '注文数', 'orders'],
  lastVisitAt: [
    '最終来店日',
    '最終利用日',
    '最終来店',
    '最終利用',
    '前回来店日',
    '前回利用日',
    'last visit',
  ],
  notes: ['備考', 'メモ', 'コメント', '特記事項', '備考欄', 'notes', 'memo'],
  caution: ['注意', '注意事項', '要注意', 'NG', 'caution'],
  cautionUntil: [contactListHeadings.cautionUntil],
  ban: ['出入り禁止', '出入禁止', '出禁', '利用禁止', '禁止理由', 'ban', 'banned'],
  banUntil: [contactListHeadings.banUntil],
  noCalls: ['架電不要', '架電禁止', '電話不要', '電話禁止', '発信禁止', 'do not call'],
  tags: ['タグ', 'ラベル', 'tag', 'tags', 'labels'],
  date: ['日付', '利用日', '来店日', '利用日時', '来店日時', '日時', '予約日', '売上日', 'date'],
  time: ['時刻', '時間', '開始時刻', '来店時刻', 'time'],
  storeCode: ['店舗', '店舗名', '店舗コード', '店名', '利用店舗', '来店店舗', 'store'],
  summary: [
    '内容',
    'コース',
    'メニュー',
    'コース名',
    'メニュー名',
    '利用内容',
    '商品',
    '商品名',
    '摘要',
    'menu',
    'course',
  ],
  amount: ['金額', '売上', '売上金額', '利用金額', '合計', '合計金額', '料金', 'amount'],
};

const isNamed = (column: ImportColumn): column is NamedColumn => Object.hasOwn(headings, column);

/**
 * Columns of our own files that are never imported: why a row was rejected, and who wrote a warning and when, as the
 * importer signs them.
 */
const ownHeadings: readonly string[] = [
  '取り込めない理由',
  'Why it was rejected',
  contactListHeadings.cautionBy,
  contactListHeadings.banBy,
  contactListHeadings.noCallsBy,
  contactListHeadings.noCallsAt,
];
export const isOwnHeading = (heading: string): boolean => ownHeadings.includes(heading.trim());

/** Headings of a number that may just be a row count. */
const counting = new Set(
  ['No', '番号', '連番', '通番', '通し番号', '項番', '行番号', '行', 'row', 'seq'].map(folded),
);

/** Patterns for other headings, after `folded`: tried if none of the above matches. */
const patterns: readonly [RegExp, NamedColumn][] = [
  [/(?:客様|顧客|会員|患者|利用者|かるて|診察券)(?:番号|id|no|こど|なんば)$/, 'externalId'],
  [/(?:氏名|名前|名)?(?:全角|半角)?(?:かな|ふりがな|よみ|よみがな|読み|読み仮名)$/, 'kana'],
  [/(?:氏名|名前|客様名|顧客名|会員名|患者名|利用者名)(?:漢字|全角)?$/, 'name'],
  [/電話|tel|携帯|けいたい|連絡先|phone|mobile/, 'phone'],
  [/める|mail/, 'email'],
  [/住所|所在地/, 'address'],
  [/(?:最終|前回|直近).*(?:来店|利用|来院|施術|注文)/, 'lastVisitAt'],
  [/^(?:総|累計)?(?:来店|利用|来院|施術|注文)(?:回数|数)$/, 'orderCount'],
  [/備考|めも|特記|こめんと/, 'notes'],
];

/** Headings that only look similar: 電話可否, 連絡先の種類, メール配信. */
const soundsLike = /有無|可否|希望|担当|種類|区分|時間|fax|ふあつくす|配信/;

function columnByPattern(kind: ImportKind, written: string): NamedColumn | null {
  if (soundsLike.test(written)) return null;
  const found = patterns.find(([pattern]) => pattern.test(written))?.[1];
  return found !== undefined && columnsOf(kind).includes(found) ? found : null;
}

/** What a column contains, by its heading; a trailing number makes no difference (`電話番号2`, `TEL(1)`). */
export function columnByHeading(
  kind: ImportKind,
  heading: string,
  fields: readonly ContactField[] = [],
): ImportColumn | null {
  const written = folded(heading);
  // A custom field's heading is marked as such, whatever the field is called.
  const own = kind === 'contacts' ? fields : [];
  const field =
    own.find((one) => fieldHeading(one) === heading) ??
    own.find((one) => folded(fieldHeading(one)) === written);
  if (field) return fieldColumn(field);
  if (written.startsWith(folded(fieldHeading({ label: '' })))) return null;
  const plain = written.replace(/\d+$/, '');
  const named = (text: string) =>
    text === ''
      ? undefined
      : columnsOf(kind).find((column) => headings[column].some((known) => folded(known) === text));
  const numbered = plain === written ? undefined : named(plain);
  const byName = named(written) ?? (numbered && mayRepeat(numbered) ? numbered : undefined);
  if (byName !== undefined) return byName;
  const called =
    own.find(({ label }) => label === heading) ??
    own.find(({ label }) => folded(label) === written);
  return called ? fieldColumn(called) : columnByPattern(kind, written);
}

/** What is known about a column besides its heading. */
export interface ColumnValues {
  /** The values count the rows: 1, 2, 3 … */
  isRunning: boolean;
  /** Most of the values are telephone numbers. */
  isPhone: boolean;
  /** The words that occur, if there are few. */
  words: readonly string[] | null;
}

/**
 * Guesses what each column contains: as last time for the same headings, else by heading, else nothing. A number that
 * only counts rows is ignored. If two columns could contain the same thing, the first does.
 *
 * @param known what was chosen for the same headings before, by position
 * @param fields the custom fields of the customer's contacts
 */
export function guessColumns(
  kind: ImportKind,
  names: readonly string[],
  values: readonly ColumnValues[] = [],
  known: readonly (string | null)[] | null = null,
  fields: readonly ContactField[] = [],
): (ImportColumn | null)[] {
  const taken = new Set<ImportColumn>();
  const take = (column: ImportColumn | null) => {
    if (column === null || (taken.has(column) && !mayRepeat(column))) return null;
    taken.add(column);
    return column;
  };
  if (known?.length === names.length) {
    return known.map((word) => take(readColumn(kind, word, fields)));
  }
  const guesses = names.map((name, at) => {
    const counts = values[at]?.isRunning === true && counting.has(folded(name));
    return counts || isOwnHeading(name) ? null : columnByHeading(kind, name, fields);
  });
  if (!guesses.includes('phone')) {
    values.forEach(({ isPhone }, at) => {
      if (isPhone) guesses[at] ??= 'phone';
    });
  }
  // The most specific heading wins, wherever its column is.
  const mapping = names.map((): ImportColumn | null => null);
  for (const column of [...columnsOf(kind), ...fields.map(fieldColumn)]) {
    const places = guesses.flatMap((guess, at) => (guess === column ? [at] : []));
    const rank = (at: number) => {
      const told = isNamed(column) ? headings[column] : [];
      const found = told.findIndex((one) => folded(one) === folded(names[at] ?? ''));
      return found === -1 ? told.length : found;
    };
    for (const at of places.toSorted((a, b) => rank(a) - rank(b) || a - b)) {
      mapping[at] = take(column);
    }
  }
  return mapping;
}
