import { createWords } from '../create-words.ts';

/** The words of the opening hours in the page's language. */
export const useHoursWords = createWords({
  title: ['営業時間', 'Opening hours'],
  lead: [
    '電話に出られる時間です。折返しの一覧で、営業時間外の着信に印がつき、お待ちの時間を営業時間で数えます。',
    'When you answer the phone. In Callbacks, calls outside these hours are marked, and waiting time counts opening hours only.',
  ],
  store: ['店舗', 'Store'],
  usual: ['すべての店舗（ふだん）', 'All stores (default)'],
  weekdays: [
    ['日', '月', '火', '水', '木', '金', '土'],
    ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  ],
  closed: ['休み', 'Closed'],
  always: ['いつでも', 'Always'],
  asUsual: ['ふだんのとおり', 'Same as default'],
  edit: (store: string) => [`${store}の営業時間`, `Opening hours: ${store}`],
  kind: ['営業時間', 'Opening hours'],
  byDay: ['曜日ごと', 'By weekday'],
  from: (day: string) => [`${day}の開始`, `${day}, from`],
  to: (day: string) => [`${day}の終了`, `${day}, until`],
  nightHint: [
    '終了が開始より前のときは、翌日までの営業になります。',
    'If the end is before the start, the store closes the next day.',
  ],
  dayEnd: ['1日の区切り', 'Business day'],
  dayEndLabel: ['1日の終わり', 'The day ends at'],
  dayEndHint: [
    'この時刻より前の着信は、前の日に数えます。着信の「きょう」、履歴、統計にかかわります。過ぎた日の統計は変わりません。',
    'Calls before this time count towards the previous day on the board, in the history and in the statistics. Statistics for past days don’t change.',
  ],
  midnight: ['0:00（真夜中）', '0:00 (midnight)'],
  morning: (time: string) => [`翌日 ${time}`, `${time} the next day`],
  holidays: ['休業日', 'Holidays'],
  holiday: ['日付', 'Date'],
  noHolidays: ['すべての店舗が休みの日を追加できます。', 'Add days when all stores are closed.'],
  removeHoliday: (day: string) => [`${day}を外す`, `Remove ${day}`],
});
