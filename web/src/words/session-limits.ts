import { createWords } from './create-words.ts';

/** Words about sessions that end automatically: the warning beforehand, and the settings page. */
export const useSessionLimitsWords = createWords({
  soonTitle: ['まもなくログアウトします', 'You’ll be signed out soon'],
  soonText: ['操作がないため、自動でログアウトします。', 'You’ve been inactive for a while.'],
  left: (seconds: number) => [`あと${seconds}秒`, `${seconds} s left`],
  stay: ['続けて使う', 'Stay signed in'],
  endsIn: (minutes: number) => [
    `ログインの期限まで、あと${minutes}分です。期限を過ぎるとログアウトします。`,
    minutes === 1
      ? 'Your sign-in expires in 1 minute. You’ll be signed out then.'
      : `Your sign-in expires in ${minutes} minutes. You’ll be signed out then.`,
  ],
  renew: ['もう一度ログイン', 'Sign in again'],
  renewed: ['ログインの期限を延ばしました', 'Your sign-in has been extended'],
  lead: [
    '共用のパソコンで、ログインしたままにしないための設定です。',
    'Keeps people from staying signed in on shared computers.',
  ],
  idle: ['操作がないときの自動ログアウト', 'Sign out when inactive'],
  idleHint: [
    '電話が鳴っている間、通話中、通話のあとの入力中は、ログアウトしません。',
    'Never while a phone is ringing, during a call or during wrap-up.',
  ],
  never: ['しない', 'Never'],
  minutes: (n: number) => [`${n}分`, `${n} minutes`],
  hours: (n: number) => [`${n}時間`, n === 1 ? '1 hour' : `${n} hours`],
  absolute: ['ログインし直すまでの日数', 'Sign in again after'],
  absoluteHint: [
    '使い続けていても、この日数が過ぎるともう一度ログインが必要です。',
    'Everyone has to sign in again after this long, even if they’re active.',
  ],
  days: (n: number) => [`${n}日`, n === 1 ? '1 day' : `${n} days`],
  usual: ['（標準）', ' (default)'],
  note: [
    'すぐに全員に適用されます。すでに日数が過ぎている方は、ログアウトになります。',
    'Applies to everyone immediately. Anyone who has been signed in for longer is signed out.',
  ],
  saved: ['保存しました', 'Saved'],
});
