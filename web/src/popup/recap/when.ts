import { dayMs, dayStartMs, japanDay } from '@cti/functions/model/text/japan-time';

/** Which moment a sentence names, in Japanese or English, seen from the moment it was said. Pure. */

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** A later moment isn't believed: the sentence means something else. */
const farthestMs = 60 * dayMs;
/** The hour of a day without one: when shops have opened. */
const dayHour = 10;
/** The hour of "today" without one. */
const todayHour = 18;

/** The moment a sentence names, always later than `said`; null = it names none. */
export function momentIn(sentence: string, said: Date): Date | null {
  const text = sentence.normalize('NFKC').toLowerCase();
  const ms = relativeMs(text, said.getTime()) ?? absoluteMs(text, said.getTime());
  if (ms === null || ms <= said.getTime() || ms > said.getTime() + farthestMs) return null;
  return new Date(ms);
}

/** 30分後, 1時間半後, "in two hours". */
function relativeMs(text: string, saidMs: number): number | null {
  const [, minutes] = /(\d+) ?分後|in (\d+) min/.exec(text)?.filter(Boolean) ?? [];
  if (minutes !== undefined) return saidMs + Number(minutes) * minuteMs;
  if (/half an hour/.test(text)) return saidMs + hourMs / 2;
  const [, count = '', half] = /(\d+) ?時間(半)?後/.exec(text) ?? [];
  if (count !== '') return saidMs + (Number(count) + (half ? 0.5 : 0)) * hourMs;
  const [, hours] = /in (an?|one|two|three|\d+) hours?/.exec(text) ?? [];
  if (hours === undefined) return null;
  return saidMs + ({ a: 1, an: 1, one: 1, two: 2, three: 3 }[hours] ?? Number(hours)) * hourMs;
}

function absoluteMs(text: string, saidMs: number): number | null {
  const today = japanDay(saidMs);
  const day = dayIn(text, today);
  const hour = hourIn(text);
  const at = (theDay: number, hours: number) => dayStartMs(theDay) + hours * hourMs;
  if (hour === null) {
    if (day === null) return null;
    return at(day, day === today ? todayHour : dayHour);
  }
  if (day !== null) return at(day, hour);
  const ms = at(today, hour);
  return ms > saidMs ? ms : at(today + 1, hour);
}

const weekdaysJa = '日月火水木金土';
const weekdaysEn = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const monthsEn = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A day counted from 1970; null = none is named. */
function dayIn(text: string, today: number): number | null {
  if (/明々後日|明明後日|しあさって/.test(text)) return today + 3;
  if (/明後日|あさって|day after tomorrow/.test(text)) return today + 2;
  if (/明日|あした|あす(?!か)|翌日|tomorrow/.test(text)) return today + 1;
  if (/今日|本日|きょう|今夜|今晩|\btoday\b|\btonight\b/.test(text)) return today;
  const [, days] = /(\d+) ?日後/.exec(text) ?? /in (\d+) days/.exec(text) ?? [];
  if (days !== undefined) return today + Number(days);
  return dateIn(text, today) ?? weekdayIn(text, today);
}

/** 12月5日, 12/5, 5日, "December 5th". The next one. */
function dateIn(text: string, today: number): number | null {
  const [, monthJa, dayJa] = /(\d{1,2})(?:月|\/)(\d{1,2})(?:日|\b)/.exec(text) ?? [];
  if (dayJa !== undefined) return nextDate(today, Number(monthJa), Number(dayJa));
  const [, monthEn = '', dayEn] =
    /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (\d{1,2})/.exec(text) ?? [];
  if (dayEn !== undefined) return nextDate(today, monthsEn.indexOf(monthEn) + 1, Number(dayEn));
  const [, only] = /(?<!\d)(\d{1,2})日(?!後|間|前)/.exec(text) ?? [];
  return only === undefined ? null : nextDate(today, null, Number(only));
}

function nextDate(today: number, month: number | null, day: number): number | null {
  for (let ahead = 0; ahead * dayMs < farthestMs; ahead += 1) {
    const date = new Date((today + ahead) * dayMs);
    const isMonth = month === null || date.getUTCMonth() + 1 === month;
    if (isMonth && date.getUTCDate() === day) return today + ahead;
  }
  return null;
}

/** 金曜, 来週の金曜, "next Friday": a bare weekday is the next one, never today. */
function weekdayIn(text: string, today: number): number | null {
  const [, nextJa, dayJa] = /(来週の?)?([日月火水木金土])曜/.exec(text) ?? [];
  const [, nextEn, dayEn] =
    /(next )?\b(sun|mon|tue|wed|thu|fri|sat)(?:day|sday|nesday|rsday|urday)\b/.exec(text) ?? [];
  const wanted = dayJa ? weekdaysJa.indexOf(dayJa) : dayEn ? weekdaysEn.indexOf(dayEn) : null;
  if (wanted === null) return null;
  const weekday = new Date(today * dayMs).getUTCDay();
  if (nextJa || nextEn) {
    // A week begins on Monday.
    const monday = today - ((weekday + 6) % 7) + 7;
    return monday + ((wanted + 6) % 7);
  }
  return today + ((wanted - weekday + 6) % 7) + 1;
}

const partsOfDay: [RegExp, number][] = [
  [/午前|morning/, 10],
  [/正午|お昼|昼|noon(?!.*after)/, 12],
  [/夕方/, 17],
  [/今夜|今晩|夜|tonight/, 19],
  [/evening/, 18],
  [/午後|afternoon/, 14],
  [/朝/, 9],
];

/** Hours since midnight; null = no time is named. */
function hourIn(text: string): number | null {
  const [, h24, m24] = /(?<![\d:])(\d{1,2}):(\d{2})(?!\d)/.exec(text) ?? [];
  const [, half, minutes] = /(?:\d{1,2}) ?時(?!間)(?:(半)|(\d{1,2})分)?/.exec(text) ?? [];
  const [, hJa] = /(\d{1,2}) ?時(?!間)/.exec(text) ?? [];
  const [, hEn] =
    /\b(\d{1,2})(?=(?::\d{2})? ?(?:am|pm|a\.m|p\.m|o'?clock))|\bat (\d{1,2})\b(?!\/|:)/
      .exec(text)
      ?.filter((group) => group !== undefined) ?? [];
  const hour = Number(h24 ?? hJa ?? hEn ?? Number.NaN);
  if (Number.isNaN(hour)) return partsOfDay.find(([words]) => words.test(text))?.[1] ?? null;
  if (hour > 24) return null;
  const isPm = /午後|夕方|夜|今晩|昼|\d ?p\.?m|afternoon|evening|tonight/.test(text);
  const isAm = /午前|朝|\d ?a\.?m|morning/.test(text);
  // Shops call people back by day: 3時 is in the afternoon.
  const isAfternoon = hour < 12 && (isPm || (!isAm && m24 === undefined && hour >= 1 && hour <= 7));
  const past = m24 !== undefined ? Number(m24) : half ? 30 : Number(minutes ?? 0);
  return hour + (isAfternoon ? 12 : 0) + past / 60;
}
