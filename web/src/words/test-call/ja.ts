/** Words of the test call, which only admins make; the popup doesn't load them. */
export const testCallJa = {
  open: 'テスト着信',
  title: 'テスト着信',
  customerPhone: 'お客様の番号',
  incomingNumber: '着信番号',
  submit: '鳴らす',
  submitting: '鳴らしています',
  sent: (store: string) => `${store}へテスト着信を送りました`,
  badPhone: '電話番号として読めません。数字で入れてください。',
  badLine: '着信番号として読めません。番号か、その始まりを入れてください。',
  signedOut: 'ログインの期限が切れました。ログインし直してください。',
  notAdmin: 'テスト着信は管理者だけが使えます。',
  tooMany: 'テスト着信が続いています。1分ほど待ってからもう一度押してください。',
  failed: 'テスト着信を送れませんでした。通信を確かめて、もう一度押してください。',
};
export type TestCallWords = typeof testCallJa;
