import { createWords } from './create-words.ts';

/** Words of the test call, which only admins make; the popup doesn't load them. */
export const useTestCallWords = createWords({
  open: ['テスト着信', 'Test call'],
  title: ['テスト着信', 'Test call'],
  customerPhone: ['お客様の番号', 'Caller’s number'],
  incomingNumber: ['着信番号', 'Dialled number'],
  submit: ['鳴らす', 'Ring'],
  submitting: ['鳴らしています', 'Ringing'],
  sent: (store: string) => [`${store}へテスト着信を送りました`, `Test call sent to ${store}`],
  badPhone: ['電話番号として読めません。数字で入れてください。', 'Not a phone number. Use digits.'],
  badLine: [
    '着信番号として読めません。番号か、その始まりを入れてください。',
    'Not a line. Enter a number or how it begins.',
  ],
  signedOut: [
    'ログインの期限が切れました。ログインし直してください。',
    'Your sign-in has expired. Sign in again.',
  ],
  notAdmin: ['テスト着信は管理者だけが使えます。', 'Only admins can make test calls.'],
  tooMany: [
    'テスト着信が続いています。1分ほど待ってからもう一度押してください。',
    'Too many test calls. Wait a minute, then try again.',
  ],
  failed: [
    'テスト着信を送れませんでした。通信を確かめて、もう一度押してください。',
    'Couldn’t send the test call. Check the connection and try again.',
  ],
});
export type TestCallWords = ReturnType<typeof useTestCallWords>;
