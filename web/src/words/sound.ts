import { createWords } from './create-words.ts';

/** Words about sound; the popup is silent and doesn't load them. */
export const useSoundWords = createWords({
  blocked: ['このページはまだ音を出せません。', 'This page can’t play sound yet.'],
  blockedHow: ['一度押すと、着信音が鳴るようになります。', 'Press once to hear calls ring.'],
  allow: ['音を出せるようにする', 'Allow sound'],
  /** Spoken, with the name's reading where there is one. */
  calls: (who: string, store: string) => [
    `${store}に、${who}からお電話です。`,
    `${who} is calling ${store}.`,
  ],
  person: (name: string) => [`${name}さま`, name],
  stranger: ['未登録のお客様', 'An unregistered caller'],
  several: ['登録が複数ある番号', 'A number shared by several customers'],
  withheld: {
    hidden: ['非通知のお客様', 'A withheld number'],
    payphone: ['公衆電話のお客様', 'A payphone'],
    outOfArea: ['表示圏外のお客様', 'An out-of-area number'],
    serviceConflict: ['番号が表示されないお客様', 'A number that isn’t shown'],
  },
  colleague: ['社内', 'A colleague'],
});
export type SoundWords = ReturnType<typeof useSoundWords>;
