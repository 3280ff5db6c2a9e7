import { useLanguage } from '../use-words.tsx';

const hoursJa = {
  title: '営業時間',
  lead: '電話に出られる時間です。折返しの一覧で、営業時間外の着信に印がつき、お待ちの時間を営業時間で数えます。',
  store: '店舗',
  usual: 'すべての店舗（ふだん）',
  weekdays: ['日', '月', '火', '水', '木', '金', '土'],
  closed: '休み',
  always: 'いつでも',
  asUsual: 'ふだんのとおり',
  edit: (store: string) => `${store}の営業時間`,
  kind: '営業時間',
  byDay: '曜日ごと',
  from: (day: string) => `${day}の開始`,
  to: (day: string) => `${day}の終了`,
  nightHint: '終了が開始より前のときは、翌日までの営業になります。',
  dayEnd: '1日の区切り',
  dayEndLabel: '1日の終わり',
  dayEndHint:
    'この時刻より前の着信は、前の日に数えます。着信の「きょう」、履歴、統計にかかわります。過ぎた日の統計は変わりません。',
  midnight: '0:00（真夜中）',
  morning: (time: string) => `翌日 ${time}`,
  holidays: '休業日',
  holiday: '日付',
  noHolidays: 'すべての店舗が休みの日を追加できます。',
  removeHoliday: (day: string) => `${day}を外す`,
};
type HoursWords = typeof hoursJa;

const hoursEn: HoursWords = {
  title: 'Opening hours',
  lead: 'When you answer the phone. In Callbacks, calls outside these hours are marked, and waiting time counts opening hours only.',
  store: 'Store',
  usual: 'All stores (default)',
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  closed: 'Closed',
  always: 'Always',
  asUsual: 'Same as default',
  edit: (store) => `Opening hours: ${store}`,
  kind: 'Opening hours',
  byDay: 'By weekday',
  from: (day) => `${day}, from`,
  to: (day) => `${day}, until`,
  nightHint: 'If the end is before the start, the store closes the next day.',
  dayEnd: 'Business day',
  dayEndLabel: 'The day ends at',
  dayEndHint:
    'Calls before this time count towards the previous day on the board, in the history and in the statistics. Statistics for past days don’t change.',
  midnight: '0:00 (midnight)',
  morning: (time) => `${time} the next day`,
  holidays: 'Holidays',
  holiday: 'Date',
  noHolidays: 'Add days when all stores are closed.',
  removeHoliday: (day) => `Remove ${day}`,
};

/** The words of the opening hours in the page's language. */
export function useHoursWords(): HoursWords {
  return useLanguage()[0] === 'en' ? hoursEn : hoursJa;
}
