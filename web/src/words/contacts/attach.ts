import { useLanguage } from '../use-words.tsx';

const ja = {
  open: '既存のお客様に番号を加える',
  openHidden: '既存のお客様を選ぶ',
  label: 'どのお客様の番号ですか',
  labelHidden: 'どのお客様ですか',
  none: '見つかりません',
  full: 'このお客様の番号は20件までです。',
  failed: 'できませんでした。通信を確かめて、もう一度押してください。',
};

const en: typeof ja = {
  open: 'Add the number to an existing customer',
  openHidden: 'Choose an existing customer',
  label: 'Whose number is it?',
  labelHidden: 'Who is it?',
  none: 'No customers found',
  full: 'This customer already has 20 numbers.',
  failed: 'That didn’t work. Check the connection and try again.',
};

/** Loaded with the part of the card that uses them. */
export const useAttachWords = (): typeof ja => (useLanguage()[0] === 'en' ? en : ja);
