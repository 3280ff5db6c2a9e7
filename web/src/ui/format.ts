import { useMemo } from 'react';
import { useLanguage } from '../words/use-words.tsx';
import type { Language } from '../words/language.ts';

/** The shops are in Japan, whatever time zone the browser has. */
const timeZone = 'Asia/Tokyo';

const clock = new Intl.DateTimeFormat('ja-JP', { timeZone, hour: '2-digit', minute: '2-digit' });
const yen = new Intl.NumberFormat('en', { style: 'currency', currency: 'JPY' });
const dayParts = (locale: string) =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
  });
const days: Record<Language, Intl.DateTimeFormat> = {
  ja: dayParts('ja-JP'),
  en: dayParts('en-US'),
};

/** `12:04` */
export function formatTime(date: Date): string {
  return clock.format(date);
}

/** `11/20 (金)`, with its year in front when that is not this year: `2024/11/20 (水)`. */
export function formatDate(date: Date, now: number | Date, language: Language = 'ja'): string {
  const parts = partsOf(date, language);
  const monthDay = `${parts.month}/${parts.day} (${parts.weekday})`;
  return parts.year === partsOf(now, language).year ? monthDay : `${parts.year}/${monthDay}`;
}

function partsOf(date: number | Date, language: Language) {
  const parts = Object.fromEntries(
    days[language].formatToParts(date).map(({ type, value }) => [type, value]),
  );
  return { year: parts.year, month: parts.month, day: parts.day, weekday: parts.weekday };
}

/** `3:12`, `1:02:45`; never below zero, as clocks differ. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** `¥1,500` */
export function formatYen(amount: number): string {
  return yen.format(amount);
}

/** The formats that depend on the language, bound to the one chosen. */
export function useFormat() {
  const [language] = useLanguage();
  return useMemo(
    () => ({
      date: (date: Date, now: number | Date) => formatDate(date, now, language),
      dateTime: (date: Date, now: number | Date) =>
        `${formatDate(date, now, language)} ${formatTime(date)}`,
    }),
    [language],
  );
}
