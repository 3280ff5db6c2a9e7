import { createWords } from './create-words.ts';

/** What admins are told of a phone system that the last check found broken. */
export const usePhoneAlertWords = createWords({
  text: [
    '電話システムの接続に問題があります。着信が表示されないことがあります。',
    'There’s a problem with the phone system’s connection. Calls may not be shown.',
  ],
  link: ['確認する', 'Have a look'],
});
