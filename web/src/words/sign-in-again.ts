import { createWords } from './create-words.ts';

/** The words of the re-authentication dialog before sensitive operations. Few people see it, and the popup never. */
export const useSignInAgainWords = createWords({
  title: ['もう一度ログインしてください', 'Sign in again'],
  lead: [
    '大切な操作のため、ご本人かどうかを確かめます。',
    'To protect this action, please confirm that it’s you.',
  ],
  submit: ['続ける', 'Continue'],
  submitting: ['確かめています', 'Checking'],
  phone: ['電話番号', 'Phone number'],
  wrongPassword: [
    'パスワードが違います。もう一度入力してください。',
    'Wrong password. Enter it again.',
  ],
  wrongPhone: [
    '電話番号かパスワードが違います。もう一度入力してください。',
    'Wrong phone number or password. Enter them again.',
  ],
  somebodyElse: [
    '今ログインしている方の電話番号ではありません。',
    'This isn’t the phone number of the person who is signed in.',
  ],
});
