import { useLanguage } from './use-words.tsx';

/** Words about sessions that end automatically: the warning beforehand, and the settings page. */
const ja = {
  soonTitle: 'まもなくログアウトします',
  soonText: '操作がないため、自動でログアウトします。',
  left: (seconds: number) => `あと${seconds}秒`,
  stay: '続けて使う',
  endsIn: (minutes: number) =>
    `ログインの期限まで、あと${minutes}分です。期限を過ぎるとログアウトします。`,
  renew: 'もう一度ログイン',
  renewed: 'ログインの期限を延ばしました',
  lead: '共用のパソコンで、ログインしたままにしないための設定です。',
  idle: '操作がないときの自動ログアウト',
  idleHint: '電話が鳴っている間、通話中、通話のあとの入力中は、ログアウトしません。',
  never: 'しない',
  minutes: (n: number) => `${n}分`,
  hours: (n: number) => `${n}時間`,
  absolute: 'ログインし直すまでの日数',
  absoluteHint: '使い続けていても、この日数が過ぎるともう一度ログインが必要です。',
  days: (n: number) => `${n}日`,
  usual: '（標準）',
  note: 'すぐに全員に適用されます。すでに日数が過ぎている方は、ログアウトになります。',
  saved: '保存しました',
};

export type SessionLimitsWords = typeof ja;

const en: SessionLimitsWords = {
  soonTitle: 'You’ll be signed out soon',
  soonText: 'You’ve been inactive for a while.',
  left: (seconds) => `${seconds} s left`,
  stay: 'Stay signed in',
  endsIn: (minutes) =>
    minutes === 1
      ? 'Your sign-in expires in 1 minute. You’ll be signed out then.'
      : `Your sign-in expires in ${minutes} minutes. You’ll be signed out then.`,
  renew: 'Sign in again',
  renewed: 'Your sign-in has been extended',
  lead: 'Keeps people from staying signed in on shared computers.',
  idle: 'Sign out when inactive',
  idleHint: 'Never while a phone is ringing, during a call or during wrap-up.',
  never: 'Never',
  minutes: (n) => `${n} minutes`,
  hours: (n) => (n === 1 ? '1 hour' : `${n} hours`),
  absolute: 'Sign in again after',
  absoluteHint: 'Everyone has to sign in again after this long, even if they’re active.',
  days: (n) => (n === 1 ? '1 day' : `${n} days`),
  usual: ' (default)',
  note: 'Applies to everyone immediately. Anyone who has been signed in for longer is signed out.',
  saved: 'Saved',
};

export function useSessionLimitsWords(): SessionLimitsWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
