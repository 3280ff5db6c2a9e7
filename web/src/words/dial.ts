import type { RefusalCode } from '@cti/functions/model/callables';
import { createWords, type Pair } from './create-words.ts';

/** Why a phone system was not told to call, end, transfer or block something. */
export const orderRefusals = {
  'dialpad-cannot-call': [
    'Dialpadが発信できませんでした。Dialpadアプリが開いているか、番号が正しいかを確かめてください。',
    'Dialpad couldn’t place the call. Check that the Dialpad app is open and the number is right.',
  ],
  'caller-id-unknown': [
    'グループの発信者番号をDialpadで使えません。管理者に設定の見直しを依頼してください。',
    'Dialpad can’t show the group’s caller ID. Ask an admin to check the setting.',
  ],
  'too-late': [
    '時間がたったため、行いませんでした。もう一度押してください。',
    'Nothing was done, because it took too long. Try again.',
  ],
  'not-your-call': [
    'この通話は、話している方だけが操作できます。',
    'Only the person talking can do this.',
  ],
  'call-over': [
    'この通話はもう終わっているか、ほかの方に移っています。',
    'This call is over, or somebody else has it.',
  ],
  'too-many-blocked': [
    '着信拒否は200件までです。いらなくなったものを解除してください。',
    'Up to 200 numbers can be blocked. Unblock some you no longer need to.',
  ],
  'bridge-away': [
    'いまは電話機を操作できません。管理者に接続の確認を依頼してください。',
    'Your phone can’t be used from here now. Ask an admin to check the connection.',
  ],
  'bridge-silent': [
    '電話機につながらなかったため、行いませんでした。もう一度押してください。',
    'Nothing was done, because the phone system didn’t answer. Try again.',
  ],
  'pbx-away': [
    '電話交換機が止まっているか、つながっていません。管理者に確認してください。',
    'The phone system is down or not connected. Ask an admin.',
  ],
  'pbx-refused': [
    '電話交換機がこの操作を受け付けませんでした。電話機から行ってください。',
    'The phone system didn’t accept this. Use your phone.',
  ],
  'phone-unreachable': [
    '自分の電話機を鳴らせませんでした。電源と接続、話し中でないかを確かめてください。',
    'Couldn’t ring your phone. Check that it’s on, connected and not busy.',
  ],
  'already-calling': [
    'すでに電話機を鳴らしています。受話器を取ってください。',
    'Your phone is already ringing for a call. Pick it up.',
  ],
  'not-in-queue': [
    'この内線番号が入っている着信待ちグループがありません。',
    'No queue has this extension.',
  ],
  'outcome-unknown': [
    '行われたかどうかを確認できません。電話機で確かめてから、必要ならもう一度押してください。',
    'We don’t know whether this was done. Check your phone before you try again.',
  ],
  'no-extension': [
    '内線番号が登録されていません。管理者に登録を依頼してください。',
    'No extension is registered. Ask an admin to add it.',
  ],
} as const satisfies Partial<Record<RefusalCode, Pair>>;

/** What can be done with a telephone number. */
export const useDialWords = createWords({
  menu: (number: string) => [`${number}にできること`, `What to do with ${number}`],
  call: ['電話をかける', 'Call'],
  otherPhone: ['ほかの電話で', 'With another phone'],
  copy: ['コピー', 'Copy'],
  copied: (number: string) => [`${number}をコピーしました`, `${number} copied`],
  copyFailed: [
    'コピーできませんでした。もう一度お試しください。',
    'Couldn’t copy. Please try again.',
  ],
  later: {
    ask: ['あとでかける', 'Call later'],
    done: (number: string) => [
      `${number}を折返しの一覧に入れました（きょう中）`,
      `${number} is on the callback list, due today`,
    ],
  },
  page: {
    title: ['発信', 'Call out'],
    ask: ['この番号に電話をかけますか？', 'Call this number?'],
    viewer: ['閲覧者は電話をかけられません。', 'Viewers can’t place calls.'],
    noNumber: ['電話番号を読み取れませんでした', 'Couldn’t read the phone number'],
    noNumberHint: [
      'リンクの番号を確かめて、お使いの電話からかけてください。',
      'Check the number in the link and call it with your phone.',
    ],
  },
  links: {
    title: ['電話番号のリンク', 'Phone number links'],
    lead: [
      'ほかのページの電話番号を押すと、この画面でお客様を確かめてからかけられます。',
      'When you press a phone number on another page, you see whose it is here before you call.',
    ],
    offer: ['電話番号のリンクをここで開く', 'Open phone number links here'],
    impossible: [
      'このブラウザーでは使えません。パソコンのChromeかEdgeで設定してください。',
      'This browser can’t do that. Use Chrome or Edge on a computer.',
    ],
  },
  wait: (seconds: number) => [`あと${seconds}秒でかけられます`, `You can call in ${seconds} s`],
  placing: (number: string) => [
    `Dialpadで${number}に発信しています`,
    `Dialpad is calling ${number}`,
  ],
  placingByPhone: (number: string) => [
    `電話機を鳴らします。受話器を取ると${number}に発信します`,
    `Your phone rings; pick it up to call ${number}`,
  ],
  block: {
    ask: ['着信拒否', 'Block'],
    title: (number: string) => [`${number}を着信拒否にしますか`, `Block ${number}?`],
    text: [
      '会社全体で、この番号からの着信を受けません。あとから解除できます。',
      'Calls from this number are refused for the whole company. You can unblock it later.',
    ],
    reason: ['理由', 'Reason'],
    reasonPlaceholder: ['いたずら電話', 'Nuisance calls'],
    reasonMissing: ['理由を入れてください。', 'Enter a reason.'],
    submit: ['着信拒否にする', 'Block'],
    done: (number: string) => [`${number}を着信拒否にしました`, `${number} is blocked`],
    undo: ['元に戻す', 'Undo'],
    undoTitle: (number: string) => [`${number}の着信拒否を解除しますか`, `Unblock ${number}?`],
    undoSubmit: ['解除する', 'Unblock'],
    undone: (number: string) => [
      `${number}の着信拒否を解除しました`,
      `${number} is no longer blocked`,
    ],
    isOn: ['着信拒否中', 'Blocked'],
    by: (author: string, date: string | null) => [
      [author, date].filter(Boolean).join('、'),
      [author && `by ${author}`, date].filter(Boolean).join(', '),
    ],
  },
  refusals: {
    'dialpad-user-unknown': [
      'Dialpadに同じメールアドレスの方がいません。管理者に確認してください。',
      'Nobody in Dialpad has your email address. Ask an admin.',
    ],
    ...orderRefusals,
    'calls-too-often': [
      'かけられるのは1分に5回までです。少し待ってから、もう一度かけてください。',
      'You can place five calls a minute. Wait a moment, then call again.',
    ],
    'not-connected': [
      'いまはDialpadを操作できません。管理者に確認してください。',
      'Dialpad can’t be used from here now. Ask an admin.',
    ],
    'dialpad-forbidden': [
      'DialpadのAPIキーに権限がありません。管理者に確認してください。',
      'The Dialpad API key lacks a permission. Ask an admin.',
    ],
    'dialpad-key-refused': [
      'DialpadがAPIキーを受け付けません。管理者に確認してください。',
      'Dialpad doesn’t accept the API key. Ask an admin.',
    ],
    'dialpad-busy': [
      'Dialpadが混み合っています。少し待ってから、もう一度押してください。',
      'Dialpad is busy. Wait a moment, then try again.',
    ],
    'dialpad-unexpected': [
      'Dialpadがこの操作を受け付けませんでした。Dialpadアプリから行ってください。',
      'Dialpad didn’t accept this. Use the Dialpad app.',
    ],
  } as Partial<Record<RefusalCode, Pair>>,
  unreached: [
    'Dialpadから応答がありません。Dialpadアプリで確かめてください。',
    'Dialpad doesn’t answer. Check the Dialpad app.',
  ],
  unreachedPhone: ['応答がありません。電話機で確かめてください。', 'No answer. Check your phone.'],
  failed: ['保存できませんでした。もう一度お試しください。', 'Couldn’t save. Please try again.'],
  noCalls: ['架電不要', 'Do not call'],
  noCallsBy: (author: string, date: string | null) => [
    [author && `${author} 記入`, date].filter(Boolean).join('、'),
    [author && `Noted by ${author}`, date].filter(Boolean).join(', '),
  ],
  noCallsOn: ['架電不要にしました', 'Marked as do not call'],
  noCallsOff: ['架電不要を取り消しました', 'No longer marked as do not call'],
  noCallsTitle: [
    '架電不要のお客さまです。かけますか？',
    'This customer asked not to be called. Call anyway?',
  ],
  noCallsText: [
    'このお客さまは、電話をかけないでほしいと希望されています。',
    'They’ve told us they don’t want phone calls.',
  ],
  callAnyway: ['かける', 'Call'],
  notPlaced: (number: string) => [
    `${number}へ発信されませんでした。Dialpadを確かめて、もう一度かけてください。`,
    `The call to ${number} wasn’t placed. Check Dialpad and call again.`,
  ],
});
export type DialWords = ReturnType<typeof useDialWords>;
