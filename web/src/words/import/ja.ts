import type { ImportKind, NamedColumn } from '@cti/functions/model/import-columns';
import type { DoubtKind, RowProblem } from '@cti/functions/model/import-row';
import type { Encoding } from '../../import/list/decode.ts';
import type { Delimiter } from '../../import/list/records.ts';
import type { Question } from '../../import/plan.ts';

const kinds: Record<ImportKind, string> = { contacts: '顧客', visits: '利用履歴' };

const columns: Record<NamedColumn, string> = {
  contactId: '管理ID',
  externalId: '顧客番号',
  name: 'お名前',
  familyName: '姓',
  givenName: '名',
  kana: 'よみ',
  familyKana: 'よみ（姓）',
  givenKana: 'よみ（名）',
  phone: '電話番号',
  kind: '種別',
  kindBy: '種別の決め方',
  email: 'メール',
  address: '住所',
  transportFee: '交通費',
  orderCount: '注文回数',
  lastVisitAt: '最終利用日',
  notes: '備考',
  caution: '注意',
  cautionUntil: '注意の期限',
  ban: '出入り禁止（理由）',
  banUntil: '出入り禁止の期限',
  tags: 'タグ',
  date: '利用日',
  time: '時刻',
  storeCode: '店舗',
  summary: '内容',
  amount: '金額',
};

const problems: Record<RowProblem, string> = {
  quote: '引用符（"）が閉じていません',
  'too-wide': '見出しより列が多く、どこかで列がずれています',
  'no-name-or-number': 'お名前も電話番号もありません',
  'bad-number': '電話番号として読めません',
  'rounded-number': '表計算ソフトで番号の桁が失われています',
  'service-number': '110などの短い番号は登録できません',
  'bad-date': '日付として読めません',
  'too-long': '文字数が多すぎます',
  twice: '同じ人の行が前にあります',
  'no-contact-key': '顧客番号も電話番号もありません',
  'id-contradicts': '顧客番号と電話番号が別の人のものです',
  'unknown-contact': 'どの顧客の利用か分かりません',
};

/** What of a row is left out, or should be looked at. */
const doubts: Record<DoubtKind, (text: string) => string> = {
  number: (text) => `電話番号の「${text}」は読めないため、取り込みません`,
  'rounded-number': (text) => `「${text}」は桁が失われているため、取り込みません`,
  'service-number': (text) => `「${text}」は登録できない番号のため、取り込みません`,
  fee: (text) => `交通費「${text}」は読めないため、取り込みません`,
  count: (text) => `注文回数「${text}」は読めないため、取り込みません`,
  date: (text) => `日付「${text}」は読めないため、取り込みません`,
  'date-rest': (text) => `日付の続きの「${text}」は取り込みません`,
  amount: (text) => `金額「${text}」は読めないため、取り込みません`,
  field: (text) => `「${text}」は項目の種類に合わないため、取り込みません`,
  'too-long': (text) => `「${text}…」は長すぎるため、取り込みません`,
  'too-many': (text) => `数が多すぎるため、「${text}」は取り込みません`,
  'bad-byte': (text) => `読めない文字があります：${text}`,
  narrow: () => '見出しより列が少ない行です',
  renames: (text) => `お名前が「${text}」から変わります`,
  'shares-number': (text) => `同じ番号のお客様がいます：${text}`,
};

const questions: Record<Question, (about: string) => string> = {
  'id-differs': (about) => `この顧客番号は「${about}」様ですが、お名前も電話番号も違います`,
  'id-or-number': (about) => `お名前と電話番号は「${about}」様ですが、顧客番号は別の人のものです`,
  'like-name': (about) => `同じ番号の「${about}」様と同じ人かもしれません`,
  'whose-number': (about) => `お名前がなく、番号は「${about}」様ほかのものです`,
};

const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  shift_jis: 'Shift_JIS',
  'utf-16le': 'UTF-16 (LE)',
  'utf-16be': 'UTF-16 (BE)',
  'euc-jp': 'EUC-JP',
  'iso-2022-jp': 'ISO-2022-JP',
};
const delimiters: Record<Delimiter, string> = {
  ',': 'カンマ（,）',
  '\t': 'タブ',
  ';': 'セミコロン（;）',
  '|': '縦線（|）',
};

export const importJa = {
  title: '顧客の取り込み',
  lead: 'CSVの一覧から、顧客か利用履歴を取り込みます。同じ一覧をもう一度取り込んでも、二重にはなりません。',
  back: '顧客の一覧へ',
  denied: '取り込みは管理者とオペレーターだけができます。',
  kind: '何を取り込みますか',
  kinds,
  choose: 'CSVファイルを選ぶ',
  drop: 'ここにファイルを置くこともできます（UTF-8、Shift_JIS）',
  reading: '読んでいます',
  unreadable: 'このファイルは読めません。CSVで保存し直してから選んでください。',
  empty: 'このファイルには行がありません。',
  unreachable: '今の顧客と比べられませんでした。通信を確かめて、もう一度ファイルを選んでください。',
  file: (name: string, rows: string) => `${name}　${rows}行`,
  readAs: '読み方',
  encoding: '文字コード',
  encodings,
  delimiter: '区切り',
  delimiters,
  headingLine: '見出しの行',
  headingAt: (line: number, cells: string) => `${line}行目：${cells}`,
  noHeadings: '見出しなし',
  badBytes: (count: string, lines: string) =>
    `${count}行に読めない文字があります（${lines}行目）。全体が読めないときは、文字コードを選び直してください。`,
  running: (name: string) =>
    `「${name}」は行を数えた番号のようです。顧客の番号として使わないため、取り込みません。`,
  kindWords: '種別の言葉',
  kindWordsHint: '一覧の言葉をどの種別にするか選んでください。',
  noKind: '付けない',
  toConfirm: '要確認',
  mapping: '列の割り当て',
  heading: '見出し',
  sample: '例',
  holds: '取り込み先',
  nothing: '取り込まない',
  columns,
  preview: '内容を確かめる',
  needs: 'お名前か電話番号の列を割り当ててください。',
  needsVisits: '利用日と、顧客番号か電話番号の列を割り当ててください。',
  comparing: '今の顧客と比べています',
  fates: {
    new: '新規',
    changed: '変更',
    same: '変更なし',
    visit: '利用',
    asked: '確認が必要',
    rejected: '取り込めない',
  },
  doubtful: '注意のある行',
  line: '行',
  who: 'お名前',
  what: '取り込む内容',
  from: (before: string, after: string) => `${before} → ${after}`,
  added: (number: string) => `${number}を追加`,
  nothingYet: 'なし',
  until: (text: string, day: string) => `${text}（${day}まで）`,
  kindBy: { hand: '手動', rule: 'ルール' },
  doubts,
  questions,
  answer: (line: number) => `${line}行目をどうしますか`,
  answers: { same: '同じ人', other: '別の人', skip: '取り込まない' },
  because: (problem: string, text: string) => `${problem}（${text}）`,
  left: (n: string) => `確認が必要な${n}行は、選ばなければ取り込みません。`,
  notDecided: '確認して選ばれませんでした',
  shownFirst: (n: number) => `初めの${n}件を表示しています`,
  start: (rows: string) => `${rows}件を取り込む`,
  nothingToDo: '取り込むものはありません',
  writing: '取り込んでいます',
  progress: (done: string, all: string) => `${done} / ${all}`,
  stop: '中止',
  failed:
    '途中で止まりました。通信を確かめてから「続ける」を押してください。取り込んだ分はそのまま残ります。',
  resume: '続ける',
  unfinished: (name: string, done: string, all: string) =>
    `「${name}」の取り込みが${all}件のうち${done}件で止まっています。同じファイルを選ぶと、続きから取り込めます。`,
  forget: '続けない',
  done: (rows: string) => `${rows}件を取り込みました`,
  rejectedFile: '取り込めなかった行をCSVで保存',
  reason: '取り込めない理由',
  again: '別のファイルを取り込む',
  problems,
};

export type ImportWords = typeof importJa;
