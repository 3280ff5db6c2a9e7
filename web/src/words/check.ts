import { useLanguage } from './use-words.tsx';

const ja = {
  title: '席の点検',
  lead: 'このパソコンで着信が確実に見えて聞こえるか、上から順に確かめます。',
  state: { good: '問題なし', bad: '要対応', unknown: '未確認', absent: '使えません' },
  steps: {
    window: 'ポップアップ',
    notification: '通知',
    push: '画面を閉じていても通知',
    sound: '着信音',
    strip: '常に手前の小窓',
    clock: '時計',
    line: '通話データの回線',
    canary: '電話からこの画面まで',
    testCall: 'テスト着信',
  },
  window: {
    unknown: '着信のときに窓を開けるか試します。押してから6秒ほどかかります。',
    testing: '6秒待って、窓を開いてみます。',
    good: '着信の窓が自動で開きます。',
    bad: 'ブラウザーが窓を止めました。アドレスバーの右端にあるポップアップのマークを押し、「常に許可する」を選んでください。それまでは画面内のカードと通知でお知らせします。',
    action: '窓を試す',
  },
  notification: {
    unknown: '別の画面を見ているときに、着信をお知らせできます。',
    good: '通知が出ます。',
    bad: '通知が止められています。アドレスバーの左端のマークから、このサイトの通知を許可してください。',
    absent: 'このブラウザーには通知がありません。',
    allow: '通知を許可する',
    action: '通知を試す',
    sample: 'これは点検の通知です',
    shown: '通知を出しました。見えなければ、パソコンの通知設定を確かめてください。',
  },
  push: {
    unknown: 'この画面を閉じていても、着信をこのパソコンにお知らせできます。',
    good: 'このパソコンにお知らせします。ログアウトすると止まります。',
    bad: '登録できませんでした。先に通知を許可し、もう一度押してください。',
    absent: 'この契約では使っていません。',
    action: '登録する',
  },
  sound: {
    unknown: '押すと短い音が鳴ります。',
    good: '音を鳴らしました。聞こえなければ、パソコンの音量とスピーカーを確かめてください。',
    bad: 'ブラウザーが音を止めています。アドレスバーの左端のマークから、このサイトの音声を許可してください。',
    action: '音を鳴らす',
  },
  strip: {
    unknown: 'ほかの仕事の画面の上に、発信者を小さく出しておけます。',
    good: '開いています。',
    absent:
      'このブラウザーにはありません。パソコン版のChromeかEdgeで使えます。着信の窓と通知はそのまま使えます。',
    action: '開いてみる',
  },
  clock: {
    good: 'サーバーの時計と合っています。',
    off: (text: string) =>
      `${text}ずれています。画面の時刻は直して表示していますが、パソコンの時刻合わせをおすすめします。`,
  },
  line: {
    good: (seconds: string) => `つながっています（返事 ${seconds}秒）。`,
    bad: '返事がありません。LANケーブルかWi-Fiを確かめてください。自動でつなぎ直しています。',
    unknown: '確かめています。',
  },
  canary: {
    unknown: '電話の知らせと同じ道を、テスト信号で確かめます。',
    good: (seconds: string) => `${seconds}秒で届きました。`,
    action: 'テスト信号を送る',
  },
  testCall: {
    text: '最後に、電話が鳴ったときの動きを丸ごと試します。',
    others: 'テスト着信は管理者が鳴らせます。',
  },
};

export type CheckWords = typeof ja;

const en: CheckWords = {
  title: 'Desk check',
  lead: 'Makes sure, from top to bottom, that calls are seen and heard on this computer.',
  state: { good: 'Good', bad: 'To do', unknown: 'Not checked', absent: 'Not available' },
  steps: {
    window: 'Pop-up',
    notification: 'Notification',
    push: 'Notification with no page open',
    sound: 'Sound',
    strip: 'Always-on-top window',
    clock: 'Clock',
    line: 'Call data line',
    canary: 'From the telephone to this screen',
    testCall: 'Test call',
  },
  window: {
    unknown: 'Tries to open a window as a call does. Takes about 6 seconds.',
    testing: 'Waits 6 seconds, then tries to open a window.',
    good: 'The window of a call opens by itself.',
    bad: 'The browser has blocked the window. Press the pop-up icon at the right end of the address bar and choose “Always allow”. Until then calls come as a card in the page and a notification.',
    action: 'Try the window',
  },
  notification: {
    unknown: 'Calls can be told while you look at another window.',
    good: 'Notifications are shown.',
    bad: 'Notifications are blocked. Allow them for this site with the icon at the left end of the address bar.',
    absent: 'This browser has no notifications.',
    allow: 'Allow notifications',
    action: 'Try a notification',
    sample: 'This is a notification of the desk check',
    shown: 'A notification was shown. If you did not see it, check the computer’s settings.',
  },
  push: {
    unknown: 'Calls can be told on this computer with this page closed.',
    good: 'Calls are told on this computer until you sign out.',
    bad: 'Could not be registered. Allow notifications first, then press again.',
    absent: 'Not in use here.',
    action: 'Register',
  },
  sound: {
    unknown: 'Press to hear a short sound.',
    good: 'A sound was played. If you did not hear it, check the volume and the speaker.',
    bad: 'The browser blocks sounds. Allow them for this site with the icon at the left end of the address bar.',
    action: 'Play a sound',
  },
  strip: {
    unknown: 'Keeps the caller in sight, small, above your other work.',
    good: 'It is open.',
    absent:
      'This browser has none; Chrome and Edge on a computer do. Pop-ups and notifications work without it.',
    action: 'Open it',
  },
  clock: {
    good: 'Agrees with the server’s clock.',
    off: (text) => `${text} off. Times on screen are corrected, but set the computer’s clock.`,
  },
  line: {
    good: (seconds) => `Connected (answers in ${seconds} s).`,
    bad: 'No answer. Check the network cable or the Wi-Fi. It is being reconnected.',
    unknown: 'Checking.',
  },
  canary: {
    unknown: 'Sends a test signal the way of a call event.',
    good: (seconds) => `Arrived in ${seconds} s.`,
    action: 'Send a test signal',
  },
  testCall: {
    text: 'At last, try everything that happens when a phone rings.',
    others: 'An admin can make a test call.',
  },
};

export function useCheckWords(): CheckWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
