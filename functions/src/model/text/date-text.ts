import { plainText, saysNone } from './plain-text.ts';

/** A date, optionally with a time, in any notation. */
export type ReadDate =
  /** `unread` = the rest of the text, usually empty. */
  | { kind: 'date'; at: Date; unread: string }
  /** The text says there's none: empty, `-`, `0000-00-00`, `未来店`. */
  | { kind: 'none' }
  | { kind: 'unreadable' };

type Day = [year: number, month: number, day: number];
interface Clock {
  hour: number;
  minute: number;
  second: number;
}

/** The shops are in Japan, which has no daylight saving time. */
const japanMinutes = 9 * 60;
const dayMs = 86_400_000;
/** Day 0 of Excel's calendar for dates from March 1900 on. */
const excelZeroMs = Date.UTC(1899, 11, 30);
/** Shops open at night count past midnight: `25:30` is 1:30 on the next day. */
const lastHour = 30;

/** The year before the first of each era. */
const eras: Readonly<Record<string, number>> = {
  明: 1867,
  m: 1867,
  大: 1911,
  t: 1911,
  昭: 1925,
  s: 1925,
  平: 1988,
  h: 1988,
  令: 2018,
  r: 2018,
};
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Notations of a day, with the meaning of their parts. */
const dayForms: readonly [RegExp, (parts: string[]) => Day | null][] = [
  [
    /^(\d{4})(?:\s*[-/.年]\s*|\s+)(\d{1,2})(?:\s*[-/.月]\s*|\s+)(\d{1,2})(?!\d)\s*日?/,
    ([year, month, day]) => [Number(year), Number(month), Number(day)],
  ],
  [
    /^(令和|平成|昭和|大正|明治|[令平昭大明rhstm])\.?\s*(元|\d{1,2})\s*[-/.年\s]\s*(\d{1,2})\s*[-/.月\s]\s*(\d{1,2})(?!\d)\s*日?/i,
    ([era = '', year, month, day]) => [
      (eras[era.charAt(0).toLowerCase()] ?? 0) + (year === '元' ? 1 : Number(year)),
      Number(month),
      Number(day),
    ],
  ],
  [
    // `11/1/26` is ambiguous: year first, or the US notation for 1 November.
    /^'?(1[3-9]|[2-9]\d|\d{2}(?=年))[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)日?/,
    ([year, month, day]) => [fullYear(Number(year)), Number(month), Number(day)],
  ],
  [/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/, ([a, b, year]) => fromAbroad([a, b, year])],
  [
    /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/i,
    ([month = '', day, year]) => [Number(year), monthOf(month), Number(day)],
  ],
  [
    /^(\d{1,2})(?:st|nd|rd|th)?[-\s/]([a-z]{3,9})\.?[-,\s/]+(\d{4}|\d{2})(?!\d)/i,
    ([day, month = '', year]) => [fullYear(Number(year)), monthOf(month), Number(day)],
  ],
  [
    /^(\d{4})(\d{2})(\d{2})(?=\D|$|\d{4}(?:\d{2})?$)/,
    ([year, month, day]) => [Number(year), Number(month), Number(day)],
  ],
];

const weekday =
  /^[\s,、]*(?:\([月火水木金土日](?:曜日?)?(?:[・,/]?祝日?)?\)|[月火水木金土日]曜日?|\(?(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\)?\.?(?![a-z]))[\s,、]*/i;
const half = '午前|午後|AM|PM|A\\.M\\.?|P\\.M\\.?';
const clockForm = new RegExp(
  `^(?<before>${half})?\\s*(?<hour>\\d{1,2})(?:\\s*[:時]\\s*(?:(?<minute>\\d{1,2})(?!\\d)\\s*分?)?(?:\\s*:?\\s*(?<second>\\d{1,2})(?!\\d)(?:[.,]\\d+)?\\s*秒?)?|(?=\\s*(?:AM|PM|A\\.M|P\\.M)))\\s*(?<after>${half})?`,
  'i',
);
const zoneForm =
  /^\s*(?:(?<name>Z|UTC|GMT|JST)(?![a-z]))?\s*(?:(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?(?!\d))?(?:\s*\([^)]*\))?/i;

/** Reads a day with an optional time and zone, after it or in a separate cell; without a zone it's Japan's. */
export function readDate(dayText: string, timeText = ''): ReadDate {
  const day = withNumerals(plainText(dayText));
  const time = withNumerals(plainText(timeText));
  if (isNoDate(day)) return { kind: 'none' };
  const counted = countedDate(day);
  const found = counted ?? writtenDay(day);
  if (!found) return { kind: 'unreadable' };
  const behind = timeOf(found.rest);
  // Programs write midnight when they mean no time.
  const isTimed = behind.clock !== null && behind.clock.hour + behind.clock.minute > 0;
  const own = isTimed || time === '' ? null : timeOf(time);
  const { clock, zoneMinutes, rest } = own?.clock
    ? { ...own, rest: [behind.rest, own.rest].filter(Boolean).join(' ') }
    : behind;
  const at =
    found.dayMs +
    (clock ? ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1000 : found.timeMs) -
    (zoneMinutes ?? japanMinutes) * 60_000;
  const unread = [rest, own?.clock || saysNone(time) || isTimed ? '' : time];
  return { kind: 'date', at: new Date(at), unread: unread.filter(Boolean).join(' ') };
}

const isNoDate = (text: string): boolean =>
  saysNone(text) ||
  /^[\s年月日:/.-]*$/.test(text) ||
  /^(?:0{1,4}[-/.年]?0{1,2}[-/.月]?0{1,2}日?|0+|1900[-/]0?1[-/]0?0|1899[-/]12[-/]3[01]|0001[-/]01[-/]01|9999[-/]12[-/]31)(?:[\sT]+[0:.]*Z?)?$/.test(
    text,
  );

interface FoundDay {
  /** The day's midnight, as if in UTC. */
  dayMs: number;
  timeMs: number;
  rest: string;
}

/** Excel's count of days, with the time as a fraction, and Unix time in seconds or milliseconds. */
function countedDate(text: string): FoundDay | null {
  if (/^[2-7]\d{4}(?:\.\d+)?$/.test(text)) {
    const days = Math.floor(Number(text));
    const timeMs = Math.round((Number(text) - days) * 86_400) * 1000;
    return { dayMs: excelZeroMs + days * dayMs, timeMs, rest: '' };
  }
  const unix = /^1\d{9}(?:\d{3})?$/.exec(text);
  if (!unix) return null;
  const ms = Number(text) * (text.length === 10 ? 1000 : 1) + japanMinutes * 60_000;
  return { dayMs: ms, timeMs: 0, rest: '' };
}

function writtenDay(text: string): FoundDay | null {
  const plain = text.replace(weekday, '');
  for (const [form, read] of dayForms) {
    const found = form.exec(plain);
    const [year = 0, month = 0, day = 0] = (found && read(found.slice(1))) ?? [];
    const ms = Date.UTC(year, month - 1, day);
    const isReal = new Date(ms).getUTCMonth() === month - 1 && new Date(ms).getUTCDate() === day;
    if (found && isReal && year >= 1868 && year < 2200) {
      return { dayMs: ms, timeMs: 0, rest: plain.slice(found[0].length) };
    }
  }
  return null;
}

function timeOf(text: string): { clock: Clock | null; zoneMinutes: number | null; rest: string } {
  const plain = compactTime(text.replace(weekday, ' ').trim());
  const isIso = /^T\d/.test(plain);
  const found = clockForm.exec(plain.replace(/^[T,\s]+/, ''));
  const { before = '', hour = '', minute = '0', second, after = '' } = found?.groups ?? {};
  const clock =
    found && clockOf(before || after, Number(hour), Number(minute), Number(second ?? 0));
  if (!found || !clock) return { clock: null, zoneMinutes: null, rest: plain };
  const rest = plain.replace(/^[T,\s]+/, '').slice(found[0].length);
  const zone = zoneForm.exec(rest);
  const { name, sign, hours = '0', minutes = '0' } = zone?.groups ?? {};
  // `10:30-12:00` is a time range.
  const isZone = name !== undefined || sign === '+' || (sign === '-' && (isIso || second));
  if (zone && isZone && Number(hours) <= 14) {
    const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
    return {
      clock,
      zoneMinutes: /jst/i.test(name ?? '') ? japanMinutes : offset,
      rest: rest.slice(zone[0].length).trim(),
    };
  }
  const end = /^\s*-\s*(?:\d{1,2}\s*[:時]\s*(?:\d{1,2}\s*分?)?)?(?::\d{2})?/.exec(rest);
  return { clock, zoneMinutes: null, rest: rest.slice(end?.[0].length ?? 0).trim() };
}

function clockOf(word: string, typed: number, minute: number, second: number): Clock | null {
  const isAfternoon = /^(?:午後|p)/i.test(word);
  const isMorning = /^(?:午前|a)/i.test(word);
  const hour = isAfternoon && typed < 12 ? typed + 12 : isMorning && typed === 12 ? 0 : typed;
  const isReal = minute < 60 && second < 60 && hour * 60 + minute <= lastHour * 60;
  return isReal ? { hour, minute, second } : null;
}

/** Adds colons to `1930` and `193015` after a day, and to Excel's fraction of a day (`0.8125`). */
function compactTime(text: string): string {
  const parts = /^(\d{1,2})(\d{2})(\d{2})?$/.exec(text);
  if (parts) return parts.slice(1).filter(Boolean).join(':');
  if (!/^0?\.\d+$/.test(text)) return text;
  const minutes = Math.round(Number(text) * 24 * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

const fullYear = (year: number): number =>
  year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year;

const monthOf = (word: string): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1;

/** `4/13/2024` and `13/4/2024`; `4/1/2024` is ambiguous. */
function fromAbroad(parts: (string | undefined)[]): Day | null {
  const [a = 0, b = 0, year = 0] = parts.map(Number);
  if (a > 12) return [year, b, a];
  return b > 12 || a === b ? [year, a, b] : null;
}

/** `令和六年十二月三十一日` with digits. */
const withNumerals = (text: string): string =>
  text.replaceAll(/[〇一二三四五六七八九十]+(?=\s*[年月日時分])/g, (numeral) => {
    const digit = (letter: string) => '〇一二三四五六七八九'.indexOf(letter);
    const [tens, ones] = numeral.split('十');
    if (ones === undefined) return Array.from(numeral, digit).join('');
    return String((tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0));
  });
