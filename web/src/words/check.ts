import { createWords } from './create-words.ts';

export const useCheckWords = createWords({
  title: ['動作チェック', 'System check'],
  lead: [
    'このパソコンで着信が確実に見えて聞こえるか、上から順に確かめます。',
    'Work through the list from the top to make sure you see and hear calls on this computer.',
  ],
  state: {
    good: ['問題なし', 'Good'],
    bad: ['要対応', 'Needs attention'],
    unknown: ['未確認', 'Not checked'],
    absent: ['使えません', 'Not available'],
  },
  steps: {
    window: ['ポップアップ', 'Pop-up'],
    notification: ['通知', 'Notification'],
    push: ['画面を閉じていても通知', 'Notification when the page is closed'],
    sound: ['着信音', 'Ringtone'],
    phone: ['電話の音', 'Phone sound'],
    strip: ['常に手前の小窓', 'Always-on-top window'],
    clock: ['時計', 'Clock'],
    line: ['通話データの回線', 'Call data connection'],
    canary: ['電話からこの画面まで', 'From the phone to this screen'],
    testCall: ['テスト着信', 'Test call'],
  },
  window: {
    unknown: [
      '着信のときにポップアップが開くか試します。押してから6秒ほどかかります。',
      'Opens a pop-up the way a call does. Takes about 6 seconds.',
    ],
    testing: [
      '6秒待って、ポップアップを開いてみます。',
      'Waiting 6 seconds before opening a pop-up.',
    ],
    good: ['着信のポップアップが自動で開きます。', 'The call pop-up opens automatically.'],
    bad: [
      'ブラウザーがポップアップをブロックしました。アドレスバーの右端にあるポップアップのマークを押し、「常に許可する」を選んでください。それまでは画面内のカードと通知でお知らせします。',
      'The browser blocked the pop-up. Click the pop-up icon at the right end of the address bar and choose “Always allow”. Until then, calls appear as a card in the page and as a notification.',
    ],
    action: ['ポップアップを試す', 'Try the pop-up'],
  },
  notification: {
    unknown: [
      '別の画面を見ているときに、着信をお知らせできます。',
      'Notifications tell you about calls while you’re in another window.',
    ],
    good: ['通知が出ます。', 'Notifications are on.'],
    bad: [
      '通知がブロックされています。アドレスバーの左端のマークから、このサイトの通知を許可してください。',
      'Notifications are blocked. Allow them for this site with the icon at the left end of the address bar.',
    ],
    absent: ['このブラウザーでは通知を使えません。', 'This browser doesn’t support notifications.'],
    allow: ['通知を許可する', 'Allow notifications'],
    action: ['通知を試す', 'Try a notification'],
    sample: ['これは動作チェックの通知です', 'This is a test notification from the system check'],
    shown: [
      '通知を出しました。見えなければ、パソコンの通知設定を確かめてください。',
      'A notification was sent. If you didn’t see it, check the computer’s notification settings.',
    ],
  },
  push: {
    unknown: [
      'この画面を閉じていても、着信をこのパソコンにお知らせできます。',
      'This computer can notify you of calls even when this page is closed.',
    ],
    good: [
      'このパソコンにお知らせします。ログアウトすると止まります。',
      'This computer notifies you of calls until you sign out.',
    ],
    bad: [
      '登録できませんでした。先に通知を許可し、もう一度押してください。',
      'Couldn’t register. Allow notifications first, then try again.',
    ],
    absent: ['この契約では使っていません。', 'Not enabled for this account.'],
    action: ['登録する', 'Register'],
  },
  sound: {
    unknown: ['押すと短い音が鳴ります。', 'Press to hear a short sound.'],
    good: [
      '音を鳴らしました。聞こえなければ、パソコンの音量とスピーカーを確かめてください。',
      'A sound was played. If you didn’t hear it, check the volume and the speakers.',
    ],
    bad: [
      'ブラウザーが音をブロックしています。アドレスバーの左端のマークから、このサイトの音声を許可してください。',
      'The browser is blocking sound. Allow it for this site with the icon at the left end of the address bar.',
    ],
    action: ['音を鳴らす', 'Play a sound'],
  },
  strip: {
    unknown: [
      'ほかの仕事の画面の上に、発信者を小さく出しておけます。',
      'Keeps a small view of the caller on top of your other windows.',
    ],
    good: ['開いています。', 'Open.'],
    absent: [
      'このブラウザーでは使えません。パソコン版のChromeかEdgeで使えます。着信のポップアップと通知はそのまま使えます。',
      'Not supported by this browser. It works in Chrome and Edge on a computer. Pop-ups and notifications work without it.',
    ],
    action: ['開いてみる', 'Open it'],
  },
  clock: {
    good: ['サーバーの時計と合っています。', 'Matches the server’s clock.'],
    off: (text: string) => [
      `${text}ずれています。画面の時刻は補正して表示していますが、パソコンの時刻合わせをおすすめします。`,
      `${text} off. Times on screen are corrected, but we recommend setting the computer’s clock.`,
    ],
  },
  line: {
    good: (seconds: string) => [
      `つながっています（応答 ${seconds}秒）。`,
      `Connected (responds in ${seconds} s).`,
    ],
    bad: [
      '応答がありません。LANケーブルかWi-Fiを確かめてください。自動でつなぎ直しています。',
      'No response. Check the network cable or Wi-Fi. Reconnecting automatically.',
    ],
    unknown: ['確かめています。', 'Checking.'],
  },
  canary: {
    unknown: [
      '着信のお知らせが届くまでの経路を、テスト信号で確かめます。',
      'Sends a test signal along the path a call notification takes.',
    ],
    good: (seconds: string) => [`${seconds}秒で届きました。`, `Arrived in ${seconds} s.`],
    action: ['テスト信号を送る', 'Send a test signal'],
  },
  testCall: {
    text: [
      '最後に、電話が鳴ったときの動きをひととおり試します。',
      'Finally, try everything that happens when a phone rings.',
    ],
    others: ['テスト着信は管理者が鳴らせます。', 'An admin can make a test call.'],
  },
  report: {
    title: ['不具合を知らせる', 'Report a problem'],
    text: [
      'この画面が最近したことをサポートに送ります。お名前・電話番号・メモは含まれません。30日で消えます。',
      'Sends what this page did lately to support. No names, numbers or notes are included. It’s deleted after 30 days.',
    ],
    action: ['知らせる', 'Report'],
    sent: [
      '送りました。お電話でこの番号をお伝えください：',
      'Sent. Read out this number on the phone:',
    ],
    failed: [
      '送れませんでした。接続を確かめて、もう一度押してください。',
      'Couldn’t send it. Check the connection and try again.',
    ],
    'too-many': [
      '続けては送れません。1分ほど待って、もう一度押してください。',
      'That was too often. Wait a minute and try again.',
    ],
  },
});
export type CheckWords = ReturnType<typeof useCheckWords>;
