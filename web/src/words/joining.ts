import { createWords } from './create-words.ts';

/** The words of the invitation pages. Kept apart from the others because few people ever see them. */
export const useJoiningWords = createWords({
  title: ['招待', 'Invitations'],
  from: (customer: string) => [`${customer}からの招待`, `Invitation from ${customer}`],
  role: ['権限', 'Role'],
  groups: ['グループ', 'Groups'],
  allGroups: ['すべてのグループ', 'All groups'],
  noGroups: ['なし', 'None'],
  by: ['招待した人', 'Invited by'],
  expires: ['期限', 'Expires'],
  operators: ['システム管理者', 'System administrator'],
  accept: ['参加する', 'Join'],
  accepting: ['参加しています', 'Joining'],
  refuse: ['辞退する', 'Decline'],
  refuseSure: (customer: string) => [
    `${customer}への参加を辞退します。よろしいですか。`,
    `Decline the invitation to ${customer}?`,
  ],
  back: ['戻る', 'Back'],
  refused: (customer: string) => [
    `${customer}への参加を辞退しました。`,
    `You declined the invitation to ${customer}.`,
  ],
  over: [
    'この招待は期限が切れたか、使えなくなりました。招待した方に、もう一度送るようお伝えください。',
    'This invitation has expired or is no longer valid. Ask the person who invited you to send it again.',
  ],
  gone: [
    'この招待は取り消されたか、期限が切れています。招待した方にお問い合わせください。',
    'This invitation was withdrawn or has expired. Ask the person who invited you.',
  ],
  failed: [
    '送信できませんでした。通信を確かめて、もう一度押してください。',
    'Couldn’t send this. Check the connection and try again.',
  ],
  empty: ['届いている招待はありません。', 'You have no invitations.'],
  emptyHint: (email: string) => [
    `招待は ${email} あてに送ってもらってください。`,
    `Ask for invitations to be sent to ${email}.`,
  ],
  reload: ['もう一度確かめる', 'Check again'],
  unprovenTitle: ['メールアドレスの確認', 'Confirm your email address'],
  unproven: (email: string) => [
    `招待を見るには、${email} のメールを読めることの確認が必要です。送られてくるメールのリンクから、パスワードを決め直してください。`,
    `To see invitations, confirm that you can read email sent to ${email}: use the link we send there to choose a new password.`,
  ],
  unprovenHint: [
    'メールを送ると、すべての端末でログアウトします。',
    'Sending the email signs you out on all devices.',
  ],
  prove: ['確認メールを送る', 'Send confirmation email'],
  proving: ['送っています', 'Sending'],
  notMailed: [
    'メールを送れませんでした。ログイン画面の「パスワードをお忘れですか」からお送りください。',
    'The email couldn’t be sent. Use “Forgotten your password?” on the sign-in page.',
  ],
  provingTitle: ['メールを確認してください', 'Check your email'],
  provingText: [
    'メールのリンクからパスワードを決め直して、ログインしてください。そのあと招待が表示されます。',
    'Use the link in the email to choose a new password, then sign in. You’ll see your invitations after that.',
  ],
  menu: ['届いている招待を見る', 'Show invitations'],
  count: (n: number) => [
    `招待が${n}件届いています`,
    n === 1 ? 'You have an invitation' : `You have ${n} invitations`,
  ],
  linkOver: ['このリンクは使えません', 'This link can’t be used'],
  linkOverText: [
    'リンクの期限が切れたか、すでに使われています。ログイン画面の「パスワードをお忘れですか」から、もう一度メールを受け取ってください。',
    'It has expired or has already been used. Use “Forgotten your password?” on the sign-in page to get a new one.',
  ],
  changed: ['変更しました', 'Done'],
  changedText: [
    'メールアドレスの変更を受け付けました。もう一度ログインしてください。',
    'Your email address was changed. Sign in again.',
  ],
});
