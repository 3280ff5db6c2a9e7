import { useLanguage } from './use-words.tsx';

const ja = {
  text: '電話システムの接続に問題があります。着信が表示されないことがあります。',
  link: '確認する',
};

const en: typeof ja = {
  text: 'There’s a problem with the phone system’s connection. Calls may not be shown.',
  link: 'Have a look',
};

/** What admins are told of a phone system that the last check found broken. */
export const usePhoneAlertWords = () => (useLanguage()[0] === 'en' ? en : ja);
