/** What can be done with a telephone number. */
export const dialJa = {
  menu: (number: string) => `${number}にできること`,
  call: '電話をかける',
  otherPhone: 'ほかの電話で',
  copy: 'コピー',
  copied: (number: string) => `${number}をコピーしました`,
  copyFailed: 'コピーできませんでした。もう一度お試しください。',
  later: {
    ask: 'あとでかける',
    done: (number: string) => `${number}を折返しの一覧に入れました（きょう中）`,
  },
  page: {
    title: '発信',
    ask: 'この番号に電話をかけますか？',
    viewer: '閲覧者は電話をかけられません。',
    noNumber: '電話番号を読み取れませんでした',
    noNumberHint: 'リンクの番号を確かめて、お使いの電話からかけてください。',
  },
  links: {
    title: '電話番号のリンク',
    lead: 'ほかのページの電話番号を押すと、この画面でお客様を確かめてからかけられます。',
    offer: '電話番号のリンクをここで開く',
    impossible: 'このブラウザーでは使えません。パソコンのChromeかEdgeで設定してください。',
  },
  failed: '保存できませんでした。もう一度お試しください。',
  noCalls: '架電不要',
  noCallsBy: (author: string, date: string | null) =>
    [author && `${author} 記入`, date].filter(Boolean).join('、'),
  noCallsOn: '架電不要にしました',
  noCallsOff: '架電不要を取り消しました',
  noCallsTitle: '架電不要のお客さまです。かけますか？',
  noCallsText: 'このお客さまは、電話をかけないでほしいと希望されています。',
  callAnyway: 'かける',
  notPlaced: (number: string) =>
    `${number}へ発信されませんでした。Dialpadを確かめて、もう一度かけてください。`,
};

export type DialWords = typeof dialJa;
