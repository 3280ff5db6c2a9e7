import { createWords } from './create-words.ts';

/** Loaded with the part of the card that uses them. */
export const useAttachWords = createWords({
  open: ['既存のお客様に番号を加える', 'Add the number to an existing customer'],
  openHidden: ['既存のお客様を選ぶ', 'Choose an existing customer'],
  label: ['どのお客様の番号ですか', 'Whose number is it?'],
  labelHidden: ['どのお客様ですか', 'Who is it?'],
  none: ['見つかりません', 'No customers found'],
  full: ['このお客様の番号は20件までです。', 'This customer already has 20 numbers.'],
  failed: [
    'できませんでした。通信を確かめて、もう一度押してください。',
    'That didn’t work. Check the connection and try again.',
  ],
});
