import { createWords } from './create-words.ts';

/** Kept apart from the other words, like the settings': the call popup loads those and never asks for a password. */
export const useNewPasswordWords = createWords({
  title: ['パスワードを決めてください', 'Choose your password'],
  lead: [
    '今のパスワードは管理者も知っています。あなただけが知るパスワードに変えると、先へ進めます。',
    'An admin knows your current password. To continue, choose one that only you know.',
  ],
  current: ['今のパスワード', 'Current password'],
  wrongCurrent: ['今のパスワードが違います。', 'That isn’t your current password.'],
  next: ['新しいパスワード', 'New password'],
  nextHint: [
    '12文字以上。ほかで使っていないもの。いくつかの言葉をつなげると覚えやすくなります。',
    'At least 12 characters, not used anywhere else. A few words in a row are easy to remember.',
  ],
  again: ['新しいパスワード（もう一度）', 'New password (again)'],
  submit: ['変更する', 'Change'],
  submitting: ['変更しています', 'Changing'],
  faults: {
    short: ['12文字以上にしてください。', 'Use at least 12 characters.'],
    long: ['128文字以内にしてください。', 'Use at most 128 characters.'],
    same: [
      '今のパスワードとは違うものにしてください。',
      'Choose one that differs from your current password.',
    ],
    common: [
      'よく使われる言葉や並びが多く、推測されやすいパスワードです。別のものにしてください。',
      'Easy to guess: mostly common words or sequences. Choose another one.',
    ],
    own: [
      'お名前やメールアドレスが入っていて、推測されやすいパスワードです。別のものにしてください。',
      'Easy to guess: it contains your name or email address. Choose another one.',
    ],
  },
  byLink: {
    title: ['パスワードを決める', 'Choose a password'],
    lead: (email: string) => [
      `${email} のパスワードを決めてください。ほかの人に知られないようにしてください。`,
      `Choose a password for ${email} that nobody else knows.`,
    ],
    submit: ['決めてログイン', 'Save and sign in'],
    submitting: ['登録しています', 'Saving'],
  },
  differs: [
    '2つが違います。もう一度入れてください。',
    'The passwords don’t match. Enter them again.',
  ],
  weak: [
    'このパスワードは推測されやすいため使えません。別のものにしてください。',
    'This password is easy to guess. Choose another one.',
  ],
  stale: [
    'ログインから時間がたちました。ログアウトして、もう一度ログインしてください。',
    'You signed in a while ago. Sign out, then sign in again.',
  ],
  tooMany: [
    '失敗が続きました。数分待ってから、もう一度押してください。',
    'Too many attempts. Wait a few minutes, then try again.',
  ],
  other: [
    '変更できませんでした。通信を確かめて、もう一度押してください。',
    'Couldn’t change the password. Check the connection and try again.',
  ],
});
export type NewPasswordWords = ReturnType<typeof useNewPasswordWords>;
