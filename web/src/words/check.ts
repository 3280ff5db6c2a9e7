import { useLanguage } from './use-words.tsx';

const ja = {
  title: '動作チェック',
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
    unknown: '着信のときにポップアップが開くか試します。押してから6秒ほどかかります。',
    testing: '6秒待って、ポップアップを開いてみます。',
    good: '着信のポップアップが自動で開きます。',
    bad: 'ブラウザーがポップアップをブロックしました。アドレスバーの右端にあるポップアップのマークを押し、「常に許可する」を選んでください。それまでは画面内のカードと通知でお知らせします。',
    action: 'ポップアップを試す',
  },
  notification: {
    unknown: '別の画面を見ているときに、着信をお知らせできます。',
    good: '通知が出ます。',
    bad: '通知がブロックされています。アドレスバーの左端のマークから、このサイトの通知を許可してください。',
    absent: 'このブラウザーでは通知を使えません。',
    allow: '通知を許可する',
    action: '通知を試す',
    sample: 'これは動作チェックの通知です',
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
    bad: 'ブラウザーが音をブロックしています。アドレスバーの左端のマークから、このサイトの音声を許可してください。',
    action: '音を鳴らす',
  },
  strip: {
    unknown: 'ほかの仕事の画面の上に、発信者を小さく出しておけます。',
    good: '開いています。',
    absent:
      'このブラウザーでは使えません。パソコン版のChromeかEdgeで使えます。着信のポップアップと通知はそのまま使えます。',
    action: '開いてみる',
  },
  clock: {
    good: 'サーバーの時計と合っています。',
    off: (text: string) =>
      `${text}ずれています。画面の時刻は補正して表示していますが、パソコンの時刻合わせをおすすめします。`,
  },
  line: {
    good: (seconds: string) => `つながっています（応答 ${seconds}秒）。`,
    bad: '応答がありません。LANケーブルかWi-Fiを確かめてください。自動でつなぎ直しています。',
    unknown: '確かめています。',
  },
  canary: {
    unknown: '着信のお知らせが届くまでの経路を、テスト信号で確かめます。',
    good: (seconds: string) => `${seconds}秒で届きました。`,
    action: 'テスト信号を送る',
  },
  testCall: {
    text: '最後に、電話が鳴ったときの動きをひととおり試します。',
    others: 'テスト着信は管理者が鳴らせます。',
  },
  report: {
    title: '不具合を知らせる',
    text: 'この画面が最近したことをサポートに送ります。お名前・電話番号・メモは含まれません。30日で消えます。',
    action: '知らせる',
    sent: '送りました。お電話でこの番号をお伝えください：',
    failed: '送れませんでした。接続を確かめて、もう一度押してください。',
    'too-many': '続けては送れません。1分ほど待って、もう一度押してください。',
  },
};

export type CheckWords = typeof ja;

const en: CheckWords = {
  title: 'System check',
  lead: 'Work through the list from the top to make sure you see and hear calls on this computer.',
  state: { good: 'Good', bad: 'Needs attention', unknown: 'Not checked', absent: 'Not available' },
  steps: {
    window: 'Pop-up',
    notification: 'Notification',
    push: 'Notification when the page is closed',
    sound: 'Ringtone',
    strip: 'Always-on-top window',
    clock: 'Clock',
    line: 'Call data connection',
    canary: 'From the phone to this screen',
    testCall: 'Test call',
  },
  window: {
    unknown: 'Opens a pop-up the way a call does. Takes about 6 seconds.',
    testing: 'Waiting 6 seconds before opening a pop-up.',
    good: 'The call pop-up opens automatically.',
    bad: 'The browser blocked the pop-up. Click the pop-up icon at the right end of the address bar and choose “Always allow”. Until then, calls appear as a card in the page and as a notification.',
    action: 'Try the pop-up',
  },
  notification: {
    unknown: 'Notifications tell you about calls while you’re in another window.',
    good: 'Notifications are on.',
    bad: 'Notifications are blocked. Allow them for this site with the icon at the left end of the address bar.',
    absent: 'This browser doesn’t support notifications.',
    allow: 'Allow notifications',
    action: 'Try a notification',
    sample: 'This is a test notification from the system check',
    shown:
      'A notification was sent. If you didn’t see it, check the computer’s notification settings.',
  },
  push: {
    unknown: 'This computer can notify you of calls even when this page is closed.',
    good: 'This computer notifies you of calls until you sign out.',
    bad: 'Couldn’t register. Allow notifications first, then try again.',
    absent: 'Not enabled for this account.',
    action: 'Register',
  },
  sound: {
    unknown: 'Press to hear a short sound.',
    good: 'A sound was played. If you didn’t hear it, check the volume and the speakers.',
    bad: 'The browser is blocking sound. Allow it for this site with the icon at the left end of the address bar.',
    action: 'Play a sound',
  },
  strip: {
    unknown: 'Keeps a small view of the caller on top of your other windows.',
    good: 'Open.',
    absent:
      'Not supported by this browser. It works in Chrome and Edge on a computer. Pop-ups and notifications work without it.',
    action: 'Open it',
  },
  clock: {
    good: 'Matches the server’s clock.',
    off: (text) =>
      `${text} off. Times on screen are corrected, but we recommend setting the computer’s clock.`,
  },
  line: {
    good: (seconds) => `Connected (responds in ${seconds} s).`,
    bad: 'No response. Check the network cable or Wi-Fi. Reconnecting automatically.',
    unknown: 'Checking.',
  },
  canary: {
    unknown: 'Sends a test signal along the path a call notification takes.',
    good: (seconds) => `Arrived in ${seconds} s.`,
    action: 'Send a test signal',
  },
  testCall: {
    text: 'Finally, try everything that happens when a phone rings.',
    others: 'An admin can make a test call.',
  },
  report: {
    title: 'Report a problem',
    text: 'Sends what this page did lately to support. No names, numbers or notes are included. It’s deleted after 30 days.',
    action: 'Report',
    sent: 'Sent. Read out this number on the phone:',
    failed: 'Couldn’t send it. Check the connection and try again.',
    'too-many': 'That was too often. Wait a minute and try again.',
  },
};

export function useCheckWords(): CheckWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
