import { createWords } from './create-words.ts';

const calls = (n: number) => (n === 1 ? '1 call' : `${n.toLocaleString('en')} calls`);

/** The words of the statistics. */
export const useStatisticsWords = createWords({
  title: ['統計', 'Statistics'],
  period: ['期間', 'Period'],
  periods: {
    today: ['きょう', 'Today'],
    '7': ['7日間', '7 days'],
    '30': ['30日間', '30 days'],
    month: ['今月', 'This month'],
  },
  rate: ['応答率', 'Answer rate'],
  rateOf: (answered: number, offered: number) => [
    `着信${offered.toLocaleString('en')}件のうち${answered.toLocaleString('en')}件に応答`,
    `${answered.toLocaleString('en')} of ${calls(offered)} answered`,
  ],
  percent: (n: number) => [`${n}%`, `${n}%`],
  offered: ['着信', 'Incoming'],
  blocked: (n: number) => [`ほかに拒否${n}件`, `and ${n} blocked`],
  outbound: ['発信', 'Outgoing'],
  outboundAnswered: (n: number) => [
    `${n.toLocaleString('en')}件つながりました`,
    `${n.toLocaleString('en')} connected`,
  ],
  wait: ['応答までの時間', 'Time to answer'],
  talk: ['通話時間', 'Talk time'],
  median: ['中央値', 'median'],
  p90: (time: string) => [`90%が${time}以内`, `90% within ${time}`],
  total: (time: string) => [`合計 ${time}`, `${time} in total`],
  calls: (n: number) => [`${n.toLocaleString('en')}件`, calls(n)],
  byDay: ['日ごとの着信', 'Incoming by day'],
  byHour: ['時間ごとの着信', 'Incoming by hour'],
  byWeek: ['曜日と時間', 'Weekday and hour'],
  byWeekHint: [
    '濃いほど着信が多い時間です。赤い印は応答が80%に届かない時間です。',
    'Darker means more calls. A red mark means fewer than 80% were answered.',
  ],
  outcomes: {
    answered: ['応答', 'Answered'],
    voicemail: ['留守電', 'Voicemail'],
    missed: ['不在', 'Missed'],
    abandoned: ['放棄', 'Abandoned'],
  },
  weekdays: [
    ['日', '月', '火', '水', '木', '金', '土'],
    ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  ],
  hour: (n: number) => [`${n}時`, `${n}:00`],
  asTable: ['表で見る', 'Show as table'],
  day: ['日', 'Day'],
  time: ['時間', 'Hour'],
  weekday: ['曜日', 'Weekday'],
  cell: (offered: number, answered: number) => [
    `着信${offered}件、応答${answered}件`,
    `${calls(offered)}, ${answered} answered`,
  ],
  operators: ['担当ごと', 'By operator'],
  operator: ['担当', 'Operator'],
  answered: ['応答', 'Answered'],
  talkTotal: ['通話の合計', 'Talk time'],
  talkMean: ['平均', 'Average'],
  noOperators: ['まだ通話がありません', 'No calls yet'],
  groups: ['グループごと', 'By group'],
  group: ['グループ', 'Group'],
  missed: ['最近の出られなかった着信', 'Recent missed calls'],
  noMissed: ['ありません', 'None'],
  openCall: (who: string) => [`${who}の通話を開く`, `Open the call with ${who}`],
  empty: ['この期間の通話はまだありません', 'No calls in this period yet'],
});
