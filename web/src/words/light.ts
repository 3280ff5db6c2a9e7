import { useLanguage } from './use-words.tsx';

/** What the connection light and the system check say about the path from the phone to this screen. */
const ja = {
  more: '接続の詳しい状態',
  title: '接続の状態',
  allGood: '電話からこの画面まで、すべてつながっています。',
  broken: {
    internet: 'このパソコンがインターネットにつながっていません。',
    firestore: 'インターネットにはつながっていますが、通話データのサーバーから応答がありません。',
    listener: '着信の監視が最新ではありません。つなぎ直しています。',
    webhook: '着信のお知らせを受け取るサーバーから応答がありません。',
    arrival: '着信のお知らせが、この画面まで届きません。',
    bridge: '電話交換機からの着信のお知らせが止まっています。',
  },
  todo: {
    internet: 'LANケーブルかWi-Fiを確かめてください。つながれば自動で戻ります。',
    firestore:
      '自動でつなぎ直しています。1分たっても戻らなければ、ネットワーク担当の方に、firestore.googleapis.com がブロックされていないか確認を依頼してください。',
    listener: 'そのままお待ちください。1分たっても戻らなければ、この画面を再読み込みしてください。',
    webhook: '電話が鳴っても画面に出ません。電話機で応対し、管理者に知らせてください。',
    arrival: 'この画面を再読み込みしてください。直らなければ管理者に知らせてください。',
    bridge: '電話が鳴っても画面に出ないことがあります。電話機で応対し、管理者に知らせてください。',
  },
  hops: {
    signIn: 'ログイン',
    internet: 'インターネット',
    firestore: '通話データの回線',
    listener: '着信の監視',
    clock: '時計',
    call: '最後の着信のお知らせ',
    canary: 'テスト信号',
    bridge: '電話交換機',
  },
  good: '正常',
  bad: '異常',
  unknown: '未確認',
  reachable: 'つながっています',
  unreachable: 'つながりません',
  asking: '確かめています',
  answered: (seconds: string) => `応答 ${seconds}秒`,
  lostSince: (time: string) => `${time} から応答なし`,
  fresh: '最新',
  stale: '古い内容を表示中',
  clockRight: 'ずれていません',
  clockAhead: (text: string) => `${text}進んでいます（画面では補正しています）`,
  clockBehind: (text: string) => `${text}遅れています（画面では補正しています）`,
  minutesSeconds: (minutes: number, seconds: number) =>
    minutes > 0 ? `${minutes}分${seconds}秒` : `${seconds}秒`,
  noCallYet: 'この画面を開いてからはありません',
  canaryOk: (seconds: string, time: string) => `${seconds}秒で届きました（${time}）`,
  canaryNever: 'まだ送っていません',
  canaryFault: {
    'no-secret': '電話システムがまだつながっていません',
    disabled: '着信の受信が止まっています',
    functions: '信号を作れませんでした',
    webhook: 'サーバーから応答がありません',
    arrival: '8秒たっても届きません',
  },
  bridgeOk: 'つながっています',
  bridgeFault: {
    silent: '連絡プログラム（ブリッジ）から5分以上連絡がありません',
    pbx: 'ブリッジが電話交換機につながっていません',
    full: 'ブリッジの保存先がいっぱいです',
    failing: 'ブリッジがお知らせを送れていません',
  },
  canarySend: 'テスト信号を送る',
  canarySending: '送っています',
  check: '動作チェックをする',
};

export type LightWords = typeof ja;

const en: LightWords = {
  more: 'Connection details',
  title: 'Connection status',
  allGood: 'Everything from the phone to this screen is connected.',
  broken: {
    internet: 'This computer is not connected to the internet.',
    firestore: 'The internet works, but the call data server isn’t responding.',
    listener: 'Live calls aren’t up to date. Reconnecting.',
    webhook: 'The server that receives call notifications isn’t responding.',
    arrival: 'Call notifications aren’t reaching this screen.',
    bridge: 'Call notifications from the phone system have stopped.',
  },
  todo: {
    internet: 'Check the network cable or Wi-Fi. It reconnects automatically.',
    firestore:
      'Reconnecting. If it isn’t back within a minute, ask your network administrator whether firestore.googleapis.com is blocked.',
    listener: 'Please wait. If it isn’t back within a minute, reload this page.',
    webhook: 'Phones ring, but nothing appears here. Take calls on the phone, and tell an admin.',
    arrival: 'Reload this page. If that doesn’t help, tell an admin.',
    bridge:
      'Phones may ring while nothing appears here. Take calls on the phone, and tell an admin.',
  },
  hops: {
    signIn: 'Sign-in',
    internet: 'Internet',
    firestore: 'Call data connection',
    listener: 'Live calls',
    clock: 'Clock',
    call: 'Last call notification',
    canary: 'Test signal',
    bridge: 'Phone system',
  },
  good: 'OK',
  bad: 'Problem',
  unknown: 'Not checked',
  reachable: 'Connected',
  unreachable: 'Not reachable',
  asking: 'Checking',
  answered: (seconds) => `Responds in ${seconds} s`,
  lostSince: (time) => `No response since ${time}`,
  fresh: 'Up to date',
  stale: 'Showing older data',
  clockRight: 'Correct',
  clockAhead: (text) => `${text} ahead (corrected on screen)`,
  clockBehind: (text) => `${text} behind (corrected on screen)`,
  minutesSeconds: (minutes, seconds) =>
    minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`,
  noCallYet: 'None since this page was opened',
  canaryOk: (seconds, time) => `Arrived in ${seconds} s (${time})`,
  canaryNever: 'Not sent yet',
  canaryFault: {
    'no-secret': 'The phone system isn’t connected yet',
    disabled: 'Receiving calls is turned off',
    functions: 'The signal couldn’t be created',
    webhook: 'The server isn’t responding',
    arrival: 'Didn’t arrive within 8 s',
  },
  bridgeOk: 'Connected',
  bridgeFault: {
    silent: 'The bridge has been silent for more than 5 minutes',
    pbx: 'The bridge isn’t connected to the phone system',
    full: 'The bridge’s disk is full',
    failing: 'The bridge can’t send notifications',
  },
  canarySend: 'Send a test signal',
  canarySending: 'Sending',
  check: 'Run the system check',
};

export function useLightWords(): LightWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
