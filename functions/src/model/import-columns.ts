import { folded } from './fold.ts';

/** What a column of a customer's own list may hold. */
export const contactColumns = [
  'externalId',
  'name',
  'familyName',
  'givenName',
  'kana',
  'familyKana',
  'givenKana',
  'phone',
  'phone2',
  'phone3',
  'kind',
  'email',
  'address',
  'address2',
  'transportFee',
  'orderCount',
  'lastVisitAt',
  'notes',
  'caution',
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
export type ImportColumn = ContactColumn | VisitColumn;

/** By heading: what the column holds; null = nothing that is taken over. */
export type ColumnMapping = Readonly<Record<string, ImportColumn | null>>;

/** How Japanese lists head their columns, most telling first. */
const headings: Readonly<Record<ImportColumn, readonly string[]>> = {
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
    '顧客名カナ',
    '名前カナ',
    '名前かな',
    'kana',
  ],
  familyKana: ['セイ', 'せい', '姓カナ', '姓かな', 'フリガナ姓'],
  givenKana: ['メイ', 'めい', '名カナ', '名かな', 'フリガナ名'],
  phone: [
    '電話番号',
    '電話番号1',
    '電話',
    '電話1',
    'TEL',
    'TEL1',
    '携帯電話番号',
    '携帯番号',
    '携帯電話',
    '携帯',
    '連絡先',
    'phone',
    'mobile',
  ],
  phone2: [
    '電話番号2',
    '電話2',
    'TEL2',
    '自宅電話番号',
    '自宅電話',
    '固定電話',
    '自宅',
    '連絡先2',
    'phone 2',
  ],
  phone3: ['電話番号3', '電話3', 'TEL3', '勤務先電話', 'その他電話', '連絡先3', 'phone 3'],
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
  email: ['メール', 'メールアドレス', 'Eメール', 'Mail', 'email', 'e-mail address'],
  address: ['住所', '住所1', '自宅住所', 'ご住所', '所在地', 'address'],
  address2: ['住所2', '建物名', 'マンション名', '建物', '番地'],
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

/**
 * Which column holds what: as it was the last time, else by its heading, else nothing. No two columns hold the same.
 */
export function guessColumns(
  kind: ImportKind,
  names: readonly string[],
  known: ColumnMapping = {},
): Record<string, ImportColumn | null> {
  const columns: readonly ImportColumn[] = kind === 'contacts' ? contactColumns : visitColumns;
  const taken = new Set<ImportColumn>();
  const mapping: Record<string, ImportColumn | null> = Object.fromEntries(
    names.map((name) => [name, null]),
  );
  for (const name of names) {
    const column = known[name];
    if (!column || !columns.includes(column) || taken.has(column)) continue;
    mapping[name] = column;
    taken.add(column);
  }
  for (const column of columns) {
    if (taken.has(column)) continue;
    const found = headings[column]
      .map((heading) =>
        names.find(
          (name) => mapping[name] === null && !(name in known) && folded(name) === folded(heading),
        ),
      )
      .find((name) => name !== undefined);
    if (found === undefined) continue;
    mapping[found] = column;
    taken.add(column);
  }
  return mapping;
}
