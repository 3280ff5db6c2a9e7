import type { CallbackWords } from '../words/callbacks/ja.ts';

const minuteMs = 60_000;

/** How long ago, in words as coarse as somebody needs who decides whom to call first. */
export function spokenDuration(ms: number, words: CallbackWords): string {
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 1) return words.minutes(0);
  if (minutes < 60) return words.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return words.hours(hours, hours < 6 ? minutes % 60 : 0);
  return words.days(Math.floor(hours / 24), hours < 72 ? hours % 24 : 0);
}
