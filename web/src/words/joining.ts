import { useLanguage } from './use-words.tsx';

/** Of the pages between a mail and the first day: apart from the other words, few ever see them. */
const ja = {
  title: '招待',
  from: (customer: string) => `${customer}からの招待`,
  role: '権限',
  groups: 'グループ',
  allGroups: 'すべてのグループ',
  noGroups: 'なし',
  by: '招待した人',
  expires: '期限',
  operators: 'システム管理者',
  accept: '参加する',
  accepting: '参加しています',
  refuse: '辞退する',
  refuseSure: (customer: string) => `${customer}への参加を辞退します。よろしいですか。`,
  back: '戻る',
  refused: (customer: string) => `${customer}への参加を辞退しました。`,
  over: 'この招待は期限が切れたか、使えなくなりました。招待した方に、もう一度送るようお伝えください。',
  gone: 'この招待は取り消されたか、期限が切れています。招待した方にお問い合わせください。',
  failed: '届きませんでした。通信を確かめて、もう一度押してください。',
  empty: '届いている招待はありません。',
  emptyHint: (email: string) => `招待は ${email} あてに送ってもらってください。`,
  reload: 'もう一度確かめる',
  unprovenTitle: 'メールアドレスの確認',
  unproven: (email: string) =>
    `招待を見るには、${email} のメールを読めることの確認が必要です。送られてくるメールのリンクから、パスワードを決め直してください。`,
  unprovenHint: 'メールを送ると、すべての端末でログアウトします。',
  prove: '確認メールを送る',
  proving: '送っています',
  notMailed:
    'メールを送れませんでした。ログイン画面の「パスワードをお忘れですか」からお送りください。',
  provingTitle: 'メールを確認してください',
  provingText:
    'メールのリンクからパスワードを決め直して、ログインしてください。そのあと招待が表示されます。',
  menu: '届いている招待を見る',
  count: (n: number) => `招待が${n}件届いています`,
  linkOver: 'このリンクは使えません',
  linkOverText:
    'リンクの期限が切れたか、すでに使われています。ログイン画面の「パスワードをお忘れですか」から、もう一度メールを受け取ってください。',
  changed: '変更しました',
  changedText: 'メールアドレスの変更を受け付けました。もう一度ログインしてください。',
};

export type JoiningWords = typeof ja;

const en: JoiningWords = {
  title: 'Invitations',
  from: (customer) => `Invitation from ${customer}`,
  role: 'Role',
  groups: 'Groups',
  allGroups: 'All groups',
  noGroups: 'None',
  by: 'Invited by',
  expires: 'Expires',
  operators: 'The system’s operators',
  accept: 'Join',
  accepting: 'Joining',
  refuse: 'Decline',
  refuseSure: (customer) => `Decline to join ${customer}?`,
  back: 'Back',
  refused: (customer) => `You declined to join ${customer}.`,
  over: 'This invitation has expired or is not valid any more. Ask whoever invited you to send it again.',
  gone: 'This invitation was withdrawn or has expired. Ask whoever invited you.',
  failed: 'It did not get through. Check the connection, then press again.',
  empty: 'There is no invitation for you.',
  emptyHint: (email) => `Have invitations sent to ${email}.`,
  reload: 'Check again',
  unprovenTitle: 'Confirm your address',
  unproven: (email) =>
    `To see invitations, show that you read the mail of ${email}: choose a new password by the link that we send there.`,
  unprovenHint: 'Sending the mail signs you out on every device.',
  prove: 'Send the mail',
  proving: 'Sending',
  notMailed: 'The mail could not be sent. Use “Forgotten your password?” on the sign-in page.',
  provingTitle: 'Look into your mail',
  provingText:
    'Choose a new password by the link in the mail, then sign in. Your invitations are shown after that.',
  menu: 'Show invitations',
  count: (n) => (n === 1 ? 'You have an invitation' : `You have ${n} invitations`),
  linkOver: 'This link can’t be used',
  linkOverText:
    'It has expired or was used already. Have a new one sent by “Forgotten your password?” on the sign-in page.',
  changed: 'Done',
  changedText: 'Your address was changed. Sign in again.',
};

export function useJoiningWords(): JoiningWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
