import { createWords } from './create-words.ts';

/** What the connection light and the system check say about the path from the phone to this screen. */
export const useLightWords = createWords({
  more: ['接続の詳しい状態', 'Connection details'],
  title: ['接続の状態', 'Connection status'],
  allGood: [
    '電話からこの画面まで、すべてつながっています。',
    'Everything from the phone to this screen is connected.',
  ],
  broken: {
    internet: [
      'このパソコンがインターネットにつながっていません。',
      'This computer is not connected to the internet.',
    ],
    firestore: [
      'インターネットにはつながっていますが、通話データのサーバーから応答がありません。',
      'The internet works, but the call data server isn’t responding.',
    ],
    listener: [
      '着信の監視が最新ではありません。つなぎ直しています。',
      'Live calls aren’t up to date. Reconnecting.',
    ],
    webhook: [
      '着信のお知らせを受け取るサーバーから応答がありません。',
      'The server that receives call notifications isn’t responding.',
    ],
    arrival: [
      '着信のお知らせが、この画面まで届きません。',
      'Call notifications aren’t reaching this screen.',
    ],
    bridge: [
      '電話交換機からの着信のお知らせが止まっています。',
      'Call notifications from the phone system have stopped.',
    ],
  },
  todo: {
    internet: [
      'LANケーブルかWi-Fiを確かめてください。つながれば自動で戻ります。',
      'Check the network cable or Wi-Fi. It reconnects automatically.',
    ],
    firestore: [
      '自動でつなぎ直しています。1分たっても戻らなければ、ネットワーク担当の方に、firestore.googleapis.com がブロックされていないか確認を依頼してください。',
      'Reconnecting. If it isn’t back within a minute, ask your network administrator whether firestore.googleapis.com is blocked.',
    ],
    listener: [
      'そのままお待ちください。1分たっても戻らなければ、この画面を再読み込みしてください。',
      'Please wait. If it isn’t back within a minute, reload this page.',
    ],
    webhook: [
      '電話が鳴っても画面に出ません。電話機で応対し、管理者に知らせてください。',
      'Phones ring, but nothing appears here. Take calls on the phone, and tell an admin.',
    ],
    arrival: [
      'この画面を再読み込みしてください。直らなければ管理者に知らせてください。',
      'Reload this page. If that doesn’t help, tell an admin.',
    ],
    bridge: [
      '電話が鳴っても画面に出ないことがあります。電話機で応対し、管理者に知らせてください。',
      'Phones may ring while nothing appears here. Take calls on the phone, and tell an admin.',
    ],
  },
  hops: {
    signIn: ['ログイン', 'Sign-in'],
    internet: ['インターネット', 'Internet'],
    firestore: ['通話データの回線', 'Call data connection'],
    listener: ['着信の監視', 'Live calls'],
    clock: ['時計', 'Clock'],
    call: ['最後の着信のお知らせ', 'Last call notification'],
    canary: ['テスト信号', 'Test signal'],
    bridge: ['電話交換機', 'Phone system'],
  },
  good: ['正常', 'OK'],
  bad: ['異常', 'Problem'],
  unknown: ['未確認', 'Not checked'],
  reachable: ['つながっています', 'Connected'],
  unreachable: ['つながりません', 'Not reachable'],
  asking: ['確かめています', 'Checking'],
  answered: (seconds: string) => [`応答 ${seconds}秒`, `Responds in ${seconds} s`],
  lostSince: (time: string) => [`${time} から応答なし`, `No response since ${time}`],
  fresh: ['最新', 'Up to date'],
  stale: ['古い内容を表示中', 'Showing older data'],
  clockRight: ['ずれていません', 'Correct'],
  clockAhead: (text: string) => [
    `${text}進んでいます（画面では補正しています）`,
    `${text} ahead (corrected on screen)`,
  ],
  clockBehind: (text: string) => [
    `${text}遅れています（画面では補正しています）`,
    `${text} behind (corrected on screen)`,
  ],
  minutesSeconds: (minutes: number, seconds: number) => [
    minutes > 0 ? `${minutes}分${seconds}秒` : `${seconds}秒`,
    minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`,
  ],
  noCallYet: ['この画面を開いてからはありません', 'None since this page was opened'],
  canaryOk: (seconds: string, time: string) => [
    `${seconds}秒で届きました（${time}）`,
    `Arrived in ${seconds} s (${time})`,
  ],
  canaryNever: ['まだ送っていません', 'Not sent yet'],
  canaryFault: {
    'no-secret': ['電話システムがまだつながっていません', 'The phone system isn’t connected yet'],
    disabled: ['着信の受信が止まっています', 'Receiving calls is turned off'],
    functions: ['信号を作れませんでした', 'The signal couldn’t be created'],
    webhook: ['サーバーから応答がありません', 'The server isn’t responding'],
    arrival: ['8秒たっても届きません', 'Didn’t arrive within 8 s'],
  },
  bridgeOk: ['つながっています', 'Connected'],
  bridgeFault: {
    silent: [
      '連絡プログラム（ブリッジ）から5分以上連絡がありません',
      'The bridge has been silent for more than 5 minutes',
    ],
    pbx: [
      'ブリッジが電話交換機につながっていません',
      'The bridge isn’t connected to the phone system',
    ],
    full: ['ブリッジの保存先がいっぱいです', 'The bridge’s disk is full'],
    failing: ['ブリッジがお知らせを送れていません', 'The bridge can’t send notifications'],
  },
  canarySend: ['テスト信号を送る', 'Send a test signal'],
  canarySending: ['送っています', 'Sending'],
  check: ['動作チェックをする', 'Run the system check'],
});
export type LightWords = ReturnType<typeof useLightWords>;
