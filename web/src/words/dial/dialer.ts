import { useLanguage } from '../use-words.tsx';

/** The window with Dialpad's mini dialer, and where it's set up. */
const ja = {
  title: '電話機',
  open: 'Dialpadの電話機を開く',
  blocked:
    'ブラウザーが小窓を止めました。このサイトのポップアップを許可してから、もう一度押してください。',
  dialling: (number: string) => `${number}に電話機でかけています`,
  loading: 'Dialpadを開いています…',
  signIn: '下の画面でDialpadにサインインすると、ここから電話をかけられます。',
  ready: 'この電話機からかけられます。',
  silent:
    'Dialpadの画面から返事がありません。下に何も出ないときは、Chromeで開いているか、ほかのサイトのCookieや拡張機能で止められていないかを確かめてください。',
  reload: '開き直す',
  noMicrophone:
    'マイクがブロックされています。アドレスの左のアイコンからマイクを許可して、開き直してください。',
  noClient: '電話機が設定されていません',
  noClientHint: '管理者が「設定」の「電話システム」でクライアントIDを登録すると使えます。',
  offline: 'インターネットにつながっていません',
  offlineHint: 'つながると、電話機が開きます。',
  close: '閉じる',
  settings: {
    title: 'Dialpadの電話機（ミニダイヤラー）',
    lead: 'この画面の横の小窓で、Dialpadの電話を受けたり、かけたりできます。クライアントIDと、このサイトの許可は、Dialpadへの申し込みでもらえます。',
    field: 'クライアントID',
    hint: (origin: string) => `申し込みには、許可するサイトとして ${origin} を伝えてください。`,
    wrong: '半角の英数字と「-」「_」で、8文字から100文字までです。',
    save: '保存する',
    remove: '使うのをやめる',
    saved: '保存しました。上のバーの電話機のボタンから開けます。',
    removed: '電話機を使わないようにしました',
  },
};

export type DialerWords = typeof ja;

const en: DialerWords = {
  title: 'Dialer',
  open: 'Open Dialpad’s dialer',
  blocked: 'The browser blocked the window. Allow popups for this site, then press again.',
  dialling: (number) => `Calling ${number} with the dialer`,
  loading: 'Opening Dialpad…',
  signIn: 'Sign in to Dialpad below to call from here.',
  ready: 'Calls are placed from this dialer.',
  silent:
    'Dialpad doesn’t answer. If nothing shows below, check that this is Chrome, and that neither blocked third-party cookies nor an extension keep it out.',
  reload: 'Open again',
  noMicrophone:
    'The microphone is blocked. Allow it with the icon beside the address, then open the dialer again.',
  noClient: 'There’s no dialer yet',
  noClientHint: 'An admin can enter its client ID under Settings, Phone system.',
  offline: 'You’re offline',
  offlineHint: 'The dialer opens once you’re connected.',
  close: 'Close',
  settings: {
    title: 'Dialpad’s mini dialer',
    lead: 'Takes and places Dialpad calls in a small window beside this one. Dialpad gives out the client ID and allows this site on request.',
    field: 'Client ID',
    hint: (origin) => `On the request, name ${origin} as an allowed origin.`,
    wrong: '8 to 100 letters, digits, “-” and “_”.',
    save: 'Save',
    remove: 'Stop using it',
    saved: 'Saved. Open it with the dialer button in the bar above.',
    removed: 'The dialer is no longer used',
  },
};

export function useDialerWords(): DialerWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
