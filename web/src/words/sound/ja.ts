/** Words about sound; the popup is silent and doesn't load them. */
export const soundJa = {
  blocked: 'このページはまだ音を出せません。',
  blockedHow: '一度押すと、着信音が鳴るようになります。',
  allow: '音を出せるようにする',
  /** Spoken, with the name's reading where there is one. */
  calls: (who: string, store: string) => `${store}に、${who}からお電話です。`,
  person: (name: string) => `${name}さま`,
  stranger: '未登録のお客様',
  several: '登録が複数ある番号',
  withheld: {
    hidden: '非通知のお客様',
    payphone: '公衆電話のお客様',
    outOfArea: '表示圏外のお客様',
    serviceConflict: '番号が表示されないお客様',
  },
  colleague: '社内',
};
export type SoundWords = typeof soundJa;
