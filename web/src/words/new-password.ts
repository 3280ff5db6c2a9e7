import { useLanguage } from './use-words.tsx';

/** Kept apart from the other words, like the settings': the call popup loads those and never asks for a password. */
const ja = {
  title: 'パスワードを決めてください',
  lead: '今のパスワードは管理者も知っています。あなただけが知るパスワードに変えると、先へ進めます。',
  current: '今のパスワード',
  wrongCurrent: '今のパスワードが違います。',
  next: '新しいパスワード',
  nextHint: '12文字以上。ほかで使っていないもの。いくつかの言葉をつなげると覚えやすくなります。',
  again: '新しいパスワード（もう一度）',
  submit: '変更する',
  submitting: '変更しています',
  faults: {
    short: '12文字以上にしてください。',
    long: '128文字以内にしてください。',
    same: '今のパスワードとは違うものにしてください。',
    common: 'よく使われる言葉や並びが多く、推測されやすいパスワードです。別のものにしてください。',
    own: 'お名前やメールアドレスが入っていて、推測されやすいパスワードです。別のものにしてください。',
  },
  byLink: {
    title: 'パスワードを決める',
    lead: (email: string) =>
      `${email} のパスワードを決めてください。ほかの人に知られないようにしてください。`,
    submit: '決めてログイン',
    submitting: '登録しています',
  },
  differs: '2つが違います。もう一度入れてください。',
  weak: 'このパスワードは推測されやすいため使えません。別のものにしてください。',
  stale: 'ログインから時間がたちました。ログアウトして、もう一度ログインしてください。',
  tooMany: '失敗が続きました。数分待ってから、もう一度押してください。',
  other: '変更できませんでした。通信を確かめて、もう一度押してください。',
};

export type NewPasswordWords = typeof ja;

const en: NewPasswordWords = {
  title: 'Choose your password',
  lead: 'An admin knows your current password. To continue, choose one that only you know.',
  current: 'Current password',
  wrongCurrent: 'That isn’t your current password.',
  next: 'New password',
  nextHint:
    'At least 12 characters, not used anywhere else. A few words in a row are easy to remember.',
  again: 'New password (again)',
  submit: 'Change',
  submitting: 'Changing',
  faults: {
    short: 'Use at least 12 characters.',
    long: 'Use at most 128 characters.',
    same: 'Choose one that differs from your current password.',
    common: 'Easy to guess: mostly common words or sequences. Choose another one.',
    own: 'Easy to guess: it contains your name or email address. Choose another one.',
  },
  byLink: {
    title: 'Choose a password',
    lead: (email) => `Choose a password for ${email} that nobody else knows.`,
    submit: 'Save and sign in',
    submitting: 'Saving',
  },
  differs: 'The passwords don’t match. Enter them again.',
  weak: 'This password is easy to guess. Choose another one.',
  stale: 'You signed in a while ago. Sign out, then sign in again.',
  tooMany: 'Too many attempts. Wait a few minutes, then try again.',
  other: 'Couldn’t change the password. Check the connection and try again.',
};

export function useNewPasswordWords(): NewPasswordWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
