import { useLanguage } from './use-words.tsx';

/** Apart from the other words, as are the settings': the call popup carries those and asks for no password. */
const ja = {
  title: 'パスワードを決めてください',
  lead: 'いまのパスワードは管理者も知っています。あなただけが知るパスワードに変えると、先へ進めます。',
  next: '新しいパスワード',
  nextHint: '8文字以上。ほかで使っていないもの。',
  again: '新しいパスワード（もう一度）',
  submit: '変更する',
  submitting: '変更しています',
  short: '8文字以上にしてください。',
  differs: '2つが違います。もう一度入れてください。',
  weak: 'このパスワードは弱すぎます。長くするか、数字や記号をまぜてください。',
  stale: 'ログインから時間がたちました。ログアウトして、もう一度ログインしてください。',
  tooMany: '失敗が続きました。数分待ってから、もう一度押してください。',
  other: '変更できませんでした。通信を確かめて、もう一度押してください。',
};

export type NewPasswordWords = typeof ja;

const en: NewPasswordWords = {
  title: 'Choose your password',
  lead: 'An admin knows your present one. Choose one that only you know to go on.',
  next: 'New password',
  nextHint: 'At least 8 characters, used nowhere else.',
  again: 'New password, once more',
  submit: 'Change',
  submitting: 'Changing',
  short: 'Use at least 8 characters.',
  differs: 'The two are different. Enter them again.',
  weak: 'This password is too weak. Make it longer, or mix in digits and signs.',
  stale: 'You signed in a while ago. Sign out, then sign in again.',
  tooMany: 'Too many failures. Wait some minutes, then press again.',
  other: 'Could not be changed. Check the connection, then press again.',
};

export function useNewPasswordWords(): NewPasswordWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
