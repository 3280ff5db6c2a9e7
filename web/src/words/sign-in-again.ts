import { useLanguage } from './use-words.tsx';

/** Of the question who somebody is, before the gravest acts: few see it, and no popup. */
const ja = {
  title: 'もう一度ログインしてください',
  lead: '大切な操作のため、ご本人かどうかを確かめます。',
  submit: '続ける',
  submitting: '確かめています',
  phone: '電話番号',
  wrongPassword: 'パスワードが違います。もう一度入力してください。',
  wrongPhone: '電話番号かパスワードが違います。もう一度入力してください。',
  somebodyElse: '今ログインしている方の電話番号ではありません。',
};

type SignInAgainWords = typeof ja;

const en: SignInAgainWords = {
  title: 'Sign in again',
  lead: 'This is a grave step. Show that it is you.',
  submit: 'Go on',
  submitting: 'Checking',
  phone: 'Phone number',
  wrongPassword: 'The password is wrong. Enter it again.',
  wrongPhone: 'The phone number or the password is wrong. Enter them again.',
  somebodyElse: 'This is not the number of whoever is signed in.',
};

export function useSignInAgainWords(): SignInAgainWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
