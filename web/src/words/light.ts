import { useLanguage } from './use-words.tsx';

/** What the light and the self-check say of the way from the telephone to this screen. */
const ja = {
  more: '接続のくわしい状態',
  title: '接続の状態',
  allGood: '電話からこの画面まで、すべてつながっています。',
  broken: {
    internet: 'このパソコンがインターネットにつながっていません。',
    firestore: 'インターネットにはつながっていますが、通話データの窓口から返事がありません。',
    listener: '着信の見張りが最新ではありません。つなぎ直しています。',
    webhook: '電話の知らせを受け取る窓口が返事をしません。',
    arrival: '電話の知らせが、この画面まで届きません。',
  },
  todo: {
    internet: 'LANケーブルかWi-Fiを確かめてください。つながれば自動で戻ります。',
    firestore:
      '自動でつなぎ直しています。1分たっても戻らなければ、ネットワーク担当に firestore.googleapis.com が止められていないか確かめてもらってください。',
    listener: 'そのままお待ちください。1分たっても戻らなければ、この画面を再読み込みしてください。',
    webhook: '電話は鳴っても画面に出ません。電話機で応対し、管理者に知らせてください。',
    arrival: 'この画面を再読み込みしてください。直らなければ管理者に知らせてください。',
  },
  hops: {
    signIn: 'ログイン',
    internet: 'インターネット',
    firestore: '通話データの回線',
    listener: '着信の見張り',
    clock: '時計',
    call: '最後の着信の知らせ',
    canary: 'テスト信号',
  },
  good: '正常',
  bad: '異常',
  unknown: '未確認',
  reachable: 'つながっています',
  unreachable: 'つながりません',
  asking: '確かめています',
  answered: (seconds: string) => `返事 ${seconds}秒`,
  lostSince: (time: string) => `${time} から返事なし`,
  fresh: '最新',
  stale: '古い内容を表示中',
  clockRight: 'ずれていません',
  clockAhead: (text: string) => `${text}進んでいます（画面では直しています）`,
  clockBehind: (text: string) => `${text}遅れています（画面では直しています）`,
  minutesSeconds: (minutes: number, seconds: number) =>
    minutes > 0 ? `${minutes}分${seconds}秒` : `${seconds}秒`,
  noCallYet: 'この画面を開いてからはありません',
  canaryOk: (seconds: string, time: string) => `${seconds}秒で届きました（${time}）`,
  canaryNever: 'まだ送っていません',
  canaryFault: {
    'no-secret': '電話システムがまだつながっていません',
    disabled: '電話の受け取りが止められています',
    functions: '信号を作れませんでした',
    webhook: '窓口が返事をしません',
    arrival: '8秒たっても届きません',
  },
  canarySend: 'テスト信号を送る',
  canarySending: '送っています',
  check: 'この席を点検する',
};

export type LightWords = typeof ja;

const en: LightWords = {
  more: 'Connection in detail',
  title: 'Connection',
  allGood: 'Everything from the telephone to this screen is connected.',
  broken: {
    internet: 'This computer is not connected to the internet.',
    firestore: 'The internet is there, but the call data does not answer.',
    listener: 'The watch for calls is not up to date. It is being renewed.',
    webhook: 'The address that takes the telephone’s events does not answer.',
    arrival: 'The telephone’s events do not reach this screen.',
  },
  todo: {
    internet: 'Check the network cable or the Wi-Fi. It comes back by itself.',
    firestore:
      'It is being reconnected. If it is not back in a minute, have your network people check whether firestore.googleapis.com is blocked.',
    listener: 'Please wait. If it is not back in a minute, reload this page.',
    webhook: 'Phones ring and nothing shows here. Use the phone itself, and tell an admin.',
    arrival: 'Reload this page. If that does not help, tell an admin.',
  },
  hops: {
    signIn: 'Sign-in',
    internet: 'Internet',
    firestore: 'Call data line',
    listener: 'Watch for calls',
    clock: 'Clock',
    call: 'Last call event',
    canary: 'Test signal',
  },
  good: 'Good',
  bad: 'Faulty',
  unknown: 'Not checked',
  reachable: 'Connected',
  unreachable: 'Not reachable',
  asking: 'Checking',
  answered: (seconds) => `Answers in ${seconds} s`,
  lostSince: (time) => `No answer since ${time}`,
  fresh: 'Up to date',
  stale: 'Showing what was known before',
  clockRight: 'Right',
  clockAhead: (text) => `${text} ahead (corrected on screen)`,
  clockBehind: (text) => `${text} behind (corrected on screen)`,
  minutesSeconds: (minutes, seconds) =>
    minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`,
  noCallYet: 'None since this page was opened',
  canaryOk: (seconds, time) => `Arrived in ${seconds} s (${time})`,
  canaryNever: 'Not sent yet',
  canaryFault: {
    'no-secret': 'The phone system is not connected yet',
    disabled: 'Taking in calls is switched off',
    functions: 'The signal could not be made',
    webhook: 'The address does not answer',
    arrival: 'Did not arrive within 8 s',
  },
  canarySend: 'Send a test signal',
  canarySending: 'Sending',
  check: 'Check this desk',
};

export function useLightWords(): LightWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
