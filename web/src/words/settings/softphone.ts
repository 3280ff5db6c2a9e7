import { createWords } from '../create-words.ts';

/** Where the browser's own phone is set up. */
export const useSoftphoneWords = createWords({
  title: ['ブラウザー電話（Asterisk）', 'Browser phone (Asterisk)'],
  lead: [
    '自社の電話交換機（Asterisk）の内線を、ブラウザーの小窓で使えます。電話交換機側の設定は導入手順書にあります。',
    'Uses the extensions of your own Asterisk in a small browser window. The operating manual says what to set there.',
  ],
  address: ['接続先（WSS）', 'Address (WSS)'],
  addressHint: ['例：wss://pbx.example.jp:8089/ws', 'Such as wss://pbx.example.jp:8089/ws'],
  addressWrong: ['wss:// で始まるアドレスを入れてください。', 'It has to begin with wss://.'],
  domain: ['SIPドメイン', 'SIP domain'],
  domainHint: ['電話交換機のホスト名かIPアドレス', 'Host name or IP address of the phone system'],
  domainWrong: ['ホスト名かIPアドレスを入れてください。', 'Enter a host name or an IP address.'],
  realm: ['認証の realm', 'Realm'],
  realmHint: [
    'Asterisk の初期値は asterisk です。変えると、パスワードをすべて入れ直します。',
    'Asterisk’s own is asterisk. If you change it, enter all passwords again.',
  ],
  realmWrong: ['半角の英数字で入れてください。', 'Letters, digits, “.”, “-” and “_” only.'],
  echo: ['エコーテストの番号', 'Echo test number'],
  optional: ['任意', 'Optional'],
  echoWrong: ['数字で入れてください。', 'Digits only.'],
  passwords: ['内線とパスワード', 'Extensions and passwords'],
  passwordsHint: [
    '1行に1つ「内線 パスワード」。空けた内線はそのままです。パスワードだけ消すには「内線 -」。保存すると、誰も読めません。',
    'One a line: “extension password”. Others stay. “extension -” removes one. Nobody can read them once saved.',
  ],
  passwordsWrong: (line: number) => [
    `${line}行目が読めません。「内線 パスワード」の形で入れてください。`,
    `Line ${line} can’t be read. Write “extension password”.`,
  ],
  known: (list: string) => [`登録済みの内線：${list}`, `Extensions with a password: ${list}`],
  members: [
    '内線をメンバーに割り当てるのは「メンバー」の画面です。',
    'Extensions are given to people on the Members page.',
  ],
  save: ['保存する', 'Save'],
  remove: ['使うのをやめる', 'Stop using it'],
  saved: [
    '保存しました。内線のある方は、上のバーの電話のボタンから開けます。',
    'Saved. People with an extension can open it with the phone button above.',
  ],
  removed: ['ブラウザー電話を使わないようにしました', 'The browser phone is no longer used'],
});
