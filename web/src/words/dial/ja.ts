/** What can be done with a telephone number. */
export const dialJa = {
  menu: (number: string) => `${number}にできること`,
  call: '電話をかける',
  otherPhone: 'ほかの電話で',
  copy: 'コピー',
  copied: (number: string) => `${number}をコピーしました`,
  copyFailed: 'コピーできませんでした。もう一度お試しください。',
};

export type DialWords = typeof dialJa;
