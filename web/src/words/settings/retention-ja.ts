/** The words of the retention settings. */
export const retentionJa = {
  lead: '通話の記録をいつまで残すかを決めます。期間を過ぎたものは自動で消えます。',
  field: '通話とメモを残す期間',
  hint: '通話が始まった時から数えます。',
  years: (n: number) => `${n}年`,
  days: (n: number) => `${n}日`,
  usual: '（標準）',
  save: '保存する',
  saved: '保存期間を変更しました',
  whatTitle: '保存期間の一覧',
  what: '記録の種類',
  howLong: '保存期間',
  calls: '通話、メモ、要約、文字起こし、折返し',
  ledger: '受信記録（電話システムから届いた内容そのまま）',
  receipts: 'だれの画面に届いたか',
  letters: '読めなかった受信',
  statistics: '統計の数字（お名前や番号は入りません）',
  audit: '操作記録',
  contacts: '顧客とご利用履歴',
  recordings: '録音',
  untilDeleted: '消すまで',
  months: (n: number) => `${n}か月`,
  inDialpad: 'Dialpadの設定によります',
  note: '消えるまでに、期間が過ぎてから1日ほどかかることがあります。',
  shortenTitle: '保存期間を短くしますか',
  shortenText: (from: string, to: string) => `${from}から${to}に短くします。`,
  shortenLoss: (before: string) =>
    `${before}より前の通話とメモは、1日ほどで消えます。元には戻せません。`,
  shortenDo: '短くして消す',
};

export type RetentionWords = typeof retentionJa;
