/** What each key does, for the sheet that lists them. */
export const shortcutsJa = {
  title: 'キーボード操作',
  note: '文字を入力している間は働きません。',
  names: {
    search: '検索欄へ',
    call: '鳴っている通話を開く',
    person: 'どのお客様かを選ぶ',
    tab: '通話を切り替える',
    memo: 'メモを書く',
    recap: '要約をメモに写す',
    proposal: 'AIの要約からの提案を取り込む',
    claim: '折返しを自分が受け持つ・手放す',
    handled: '折返しを済みにする',
    status: '自分の状態を変える',
    row: '一覧の行を上下に移る',
    close: 'カードを閉じる',
    sheet: 'この一覧',
  },
};
export type ShortcutWords = typeof shortcutsJa;
