import { createWords } from './create-words.ts';

const times = (n: number) => (n === 1 ? 'once' : `${n} times`);

export const useCallbackWords = createWords({
  title: ['折返し', 'Callbacks'],
  count: (n: number) => [`${n}件`, String(n)],
  lead: [
    '出られなかったお電話と、折返しのお約束です。約束の時刻を過ぎた方、折返しをご希望の方、VIPの方、お待ちの長い方の順です。',
    'Missed calls and promised callbacks. Overdue promises come first, then callers who asked for a callback, then VIPs, then the longest waits.',
  ],
  empty: ['折り返すお電話はありません', 'Nobody is waiting for a callback'],
  full: (n: number) => [
    `はじめの${n}件です。済んだものから順に消えていきます。`,
    `Showing the first ${n}. Calls leave the list as they’re handled.`,
  ],
  calls: (n: number) => [`${n}回`, n === 1 ? '1 call' : `${n} calls`],
  showCalls: (n: number) => [`着信${n}回を見る`, `Show ${n} calls`],
  hideCalls: ['着信を閉じる', 'Hide the calls'],
  callsOf: ['着信の一覧', 'Calls'],
  requested: ['折返し希望', 'Callback requested'],
  waited: (time: string) => [`呼出 ${time}`, `rang ${time}`],
  since: (time: string) => [`${time}前`, `${time} ago`],
  sinceOpen: (time: string) => [`営業 ${time}`, `${time} open`],
  sinceOpenHint: ['営業時間だけで数えた時間', 'Only opening hours are counted'],
  justNow: ['たった今', 'just now'],
  minutes: (n: number) => [`${n}分`, `${n} min`],
  hours: (h: number, m: number) => [
    m > 0 ? `${h}時間${m}分` : `${h}時間`,
    m > 0 ? `${h} h ${m} min` : `${h} h`,
  ],
  days: (d: number, h: number) => [
    h > 0 ? `${d}日${h}時間` : `${d}日`,
    h > 0 ? `${d} d ${h} h` : `${d} d`,
  ],
  promised: (at: string) => [`約束 ${at}`, `Promised ${at}`],
  asked: (name: string) => [`登録 ${name}`, `Added by ${name}`],
  askedBy: (day: string) => [`${day}中に`, `By ${day}`],
  promisedAnyTime: ['折返しの約束（時刻なし）', 'Promised, any time'],
  overdue: (time: string) => [`${time}過ぎています`, `${time} overdue`],
  ahead: (time: string) => [`あと${time}`, `in ${time}`],
  afterHours: ['営業時間外の着信', 'Called after hours'],
  attempts: (n: number, time: string) => [
    `折返し${n}回 応答なし（${time}）`,
    `Called back ${times(n)}, no answer (${time})`,
  ],
  claim: ['対応する', 'Take'],
  release: ['手放す', 'Release'],
  claimedBy: (name: string) => [`${name}さんが対応中`, `${name} is handling it`],
  claimedByMe: ['自分が対応中', 'You’re handling it'],
  callBack: ['折返す', 'Call back'],
  done: ['済み', 'Done'],
  closed: (who: string) => [`${who}を対応済みにしました`, `${who} marked as handled`],
  undo: ['取り消す', 'Undo'],
  openCard: (who: string) => [`${who}の通話を開く`, `Open the call with ${who}`],
  failed: ['保存できませんでした。もう一度お試しください。', 'Couldn’t save. Please try again.'],
  taken: ['ほかの方が先に対応を始めました。', 'Someone else has already taken it.'],
  keys: ['上下', 'Up and down'],
});
export type CallbackWords = ReturnType<typeof useCallbackWords>;
