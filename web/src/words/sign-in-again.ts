import { useLanguage } from './use-words.tsx';

/** The words of the re-authentication dialog before sensitive operations. Few people see it, and the popup never. */
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
  lead: 'To protect this action, please confirm that it’s you.',
  submit: 'Continue',
  submitting: 'Checking',
  phone: 'Phone number',
  wrongPassword: 'Wrong password. Enter it again.',
  wrongPhone: 'Wrong phone number or password. Enter them again.',
  somebodyElse: 'This isn’t the phone number of the person who is signed in.',
};

export function useSignInAgainWords(): SignInAgainWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
