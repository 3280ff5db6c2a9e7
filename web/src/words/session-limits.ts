import { useLanguage } from './use-words.tsx';

/** Of sessions that end by themselves: the warning before it, and the settings page. */
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
  soonTitle: 'You will be signed out soon',
  soonText: 'Nobody has used this computer for a while.',
  left: (seconds) => `${seconds} s left`,
  stay: 'Stay signed in',
  endsIn: (minutes) =>
    minutes === 1
      ? 'Your sign-in ends in a minute. You will be signed out then.'
      : `Your sign-in ends in ${minutes} minutes. You will be signed out then.`,
  renew: 'Sign in again',
  renewed: 'You stay signed in',
  lead: 'So that nobody stays signed in on a shared computer.',
  idle: 'Sign out when nobody uses the computer',
  idleHint: 'Never while a phone rings, during a call, or during the wrap-up after it.',
  never: 'Never',
  minutes: (n) => `${n} minutes`,
  hours: (n) => (n === 1 ? '1 hour' : `${n} hours`),
  absolute: 'Sign in again after',
  absoluteHint: 'Everybody has to, even if they use it all the time.',
  days: (n) => (n === 1 ? '1 day' : `${n} days`),
  usual: ' (usual)',
  note: 'Applies to everybody at once. Whoever has been signed in for longer is signed out.',
  saved: 'Saved',
};

export function useSessionLimitsWords(): SessionLimitsWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
