import { useLanguage } from './use-words.tsx';

/** The words of the invitation pages. Kept apart from the others because few people ever see them. */
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
  failed: '送信できませんでした。通信を確かめて、もう一度押してください。',
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
  operators: 'System administrator',
  accept: 'Join',
  accepting: 'Joining',
  refuse: 'Decline',
  refuseSure: (customer) => `Decline the invitation to ${customer}?`,
  back: 'Back',
  refused: (customer) => `You declined the invitation to ${customer}.`,
  over: 'This invitation has expired or is no longer valid. Ask the person who invited you to send it again.',
  gone: 'This invitation was withdrawn or has expired. Ask the person who invited you.',
  failed: 'Couldn’t send this. Check the connection and try again.',
  empty: 'You have no invitations.',
  emptyHint: (email) => `Ask for invitations to be sent to ${email}.`,
  reload: 'Check again',
  unprovenTitle: 'Confirm your email address',
  unproven: (email) =>
    `To see invitations, confirm that you can read email sent to ${email}: use the link we send there to choose a new password.`,
  unprovenHint: 'Sending the email signs you out on all devices.',
  prove: 'Send confirmation email',
  proving: 'Sending',
  notMailed: 'The email couldn’t be sent. Use “Forgotten your password?” on the sign-in page.',
  provingTitle: 'Check your email',
  provingText:
    'Use the link in the email to choose a new password, then sign in. You’ll see your invitations after that.',
  menu: 'Show invitations',
  count: (n) => (n === 1 ? 'You have an invitation' : `You have ${n} invitations`),
  linkOver: 'This link can’t be used',
  linkOverText:
    'It has expired or has already been used. Use “Forgotten your password?” on the sign-in page to get a new one.',
  changed: 'Done',
  changedText: 'Your email address was changed. Sign in again.',
};

export function useJoiningWords(): JoiningWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
