import { createWords } from '../create-words.ts';

export const useRetentionWords = createWords({
  lead: [
    '通話の記録をいつまで残すかを決めます。期間を過ぎたものは自動で消えます。',
    'Sets how long calls are kept. Older ones are deleted automatically.',
  ],
  field: ['通話とメモを残す期間', 'Keep calls and memos for'],
  hint: ['通話が始まった時から数えます。', 'Counted from the start of the call.'],
  years: (n: number) => [`${n}年`, n === 1 ? '1 year' : `${n} years`],
  days: (n: number) => [`${n}日`, `${n} days`],
  usual: ['（標準）', ' (default)'],
  save: ['保存する', 'Save'],
  saved: ['保存期間を変更しました', 'Retention period changed'],
  whatTitle: ['保存期間の一覧', 'Retention periods'],
  what: ['記録の種類', 'Data'],
  howLong: ['保存期間', 'Kept for'],
  calls: ['通話、メモ、要約、文字起こし、折返し', 'Calls, memos, recaps, transcripts, callbacks'],
  ledger: [
    '受信記録（電話システムから届いた内容そのまま）',
    'Ledger (what the phone system sent, unchanged)',
  ],
  receipts: ['だれの画面に届いたか', 'Whose screens a call reached'],
  letters: ['読めなかった受信', 'Unreadable events'],
  statistics: ['統計の数字（お名前や番号は入りません）', 'Statistics (no names or numbers)'],
  audit: ['操作記録', 'Activity log'],
  contacts: ['顧客とご利用履歴', 'Customers and their visits'],
  recordings: ['録音', 'Recordings'],
  untilDeleted: ['消すまで', 'Until deleted'],
  months: (n: number) => [`${n}か月`, `${n} months`],
  inDialpad: ['Dialpadの設定によります', 'As set in Dialpad'],
  note: [
    '消えるまでに、期間が過ぎてから1日ほどかかることがあります。',
    'It can take about a day for expired data to be deleted.',
  ],
  shortenTitle: ['保存期間を短くしますか', 'Shorten the retention period?'],
  shortenText: (from: string, to: string) => [
    `${from}から${to}に短くします。`,
    `From ${from} to ${to}.`,
  ],
  shortenLoss: (before: string) => [
    `${before}より前の通話とメモは、1日ほどで消えます。元には戻せません。`,
    `Calls and memos from before ${before} will be deleted within about a day. This can’t be undone.`,
  ],
  shortenDo: ['短くして消す', 'Shorten and delete'],
});
export type RetentionWords = ReturnType<typeof useRetentionWords>;
