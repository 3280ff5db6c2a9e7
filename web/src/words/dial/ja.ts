import type { RefusalCode } from '@cti/functions/model/callables';

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
  wait: (seconds: number) => `あと${seconds}秒でかけられます`,
  placing: (number: string) => `Dialpadで${number}に発信しています`,
  block: {
    ask: '着信拒否',
    title: (number: string) => `${number}を着信拒否にしますか`,
    text: '会社全体で、この番号からの着信を受けません。あとから解除できます。',
    reason: '理由',
    reasonPlaceholder: 'いたずら電話',
    reasonMissing: '理由を入れてください。',
    submit: '着信拒否にする',
    done: (number: string) => `${number}を着信拒否にしました`,
    undo: '元に戻す',
    undoTitle: (number: string) => `${number}の着信拒否を解除しますか`,
    undoSubmit: '解除する',
    undone: (number: string) => `${number}の着信拒否を解除しました`,
    isOn: '着信拒否中',
    by: (author: string, date: string | null) => [author, date].filter(Boolean).join('、'),
  },
  refusals: {
    'dialpad-user-unknown': 'Dialpadに同じメールアドレスの方がいません。管理者に確認してください。',
    'dialpad-cannot-call':
      'Dialpadが発信できませんでした。Dialpadアプリが開いているか、番号が正しいかを確かめてください。',
    'caller-id-unknown':
      'グループの発信者番号をDialpadで使えません。管理者に設定の見直しを依頼してください。',
    'calls-too-often': 'かけられるのは1分に5回までです。少し待ってから、もう一度かけてください。',
    'too-late': '時間がたったため、行いませんでした。もう一度押してください。',
    'not-your-call': 'この通話は、話している方だけが操作できます。',
    'call-over': 'この通話はもう終わっているか、ほかの方に移っています。',
    'too-many-blocked': '着信拒否は200件までです。いらなくなったものを解除してください。',
    'not-connected': 'いまはDialpadを操作できません。管理者に確認してください。',
    'dialpad-forbidden': 'DialpadのAPIキーに権限がありません。管理者に確認してください。',
    'dialpad-key-refused': 'DialpadがAPIキーを受け付けません。管理者に確認してください。',
    'dialpad-busy': 'Dialpadが混み合っています。少し待ってから、もう一度押してください。',
    'dialpad-unexpected':
      'Dialpadがこの操作を受け付けませんでした。Dialpadアプリから行ってください。',
  } as Partial<Record<RefusalCode, string>>,
  unreached: 'Dialpadから応答がありません。Dialpadアプリで確かめてください。',
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
