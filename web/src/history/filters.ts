import {
  type Direction,
  type Outcome,
  directionSchema,
  outcomeSchema,
} from '@cti/functions/model/calls/call';
import type { HistoryFilter } from '@cti/functions/model/calls/history-filter';
import { dayStartMs, japanDay, readDay } from '@cti/functions/model/text/japan-time';
import { toE164 } from '@cti/functions/model/text/phone';
import { lastDigitCount, searchKey } from '@cti/functions/model/calls/search-keys';
import type { Cursor } from '../firebase/spec.ts';

export const periods = ['today', 'yesterday', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

/** The history's filters, as they appear in the address. */
export interface Filters {
  /** Or `from` and `to`, days in Japan as YYYY-MM-DD, both inclusive. */
  period: Period | null;
  from: string | null;
  to: string | null;
  direction: Direction | null;
  outcome: Outcome | null;
  /** A member's uid: e-mail addresses don't belong in an address. */
  operator: string | null;
  store: string | null;
  contact: string | null;
  /** The last four digits of a number. */
  last: string | null;
  memo: true | null;
  handled: boolean | null;
}

export const noFilters: Filters = {
  period: null,
  from: null,
  to: null,
  direction: null,
  outcome: null,
  operator: null,
  store: null,
  contact: null,
  last: null,
  memo: null,
  handled: null,
};

/** The filters in an address, without invalid ones; a whole number comes from the history entry, never from there. */
export function readFilters(search: URLSearchParams): Filters {
  const one = <T extends string>(key: string, values: readonly T[]): T | null =>
    values.find((value) => value === search.get(key)) ?? null;
  const matching = (key: string, pattern: RegExp) => {
    const value = search.get(key);
    return value !== null && pattern.test(value) ? value : null;
  };
  const handled = one('handled', ['yes', 'no']);
  return {
    period: one('period', periods),
    from: matching('from', dayPattern),
    to: matching('to', dayPattern),
    direction: one('direction', directionSchema.options),
    outcome: one('outcome', outcomeSchema.options),
    operator: search.get('operator') || null,
    store: search.get('store') || null,
    contact: search.get('contact') || null,
    last: matching('last', new RegExp(`^\\d{${lastDigitCount}}$`)),
    memo: one('memo', ['yes']) && true,
    handled: handled === null ? null : handled === 'yes',
  };
}

const dayPattern = /^\d{4}-\d\d-\d\d$/;

/** The address's search with other filters; foreign parameters (the group) stay, and paging restarts. */
export function writeFilters(search: URLSearchParams, filters: Filters): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete('before');
  for (const [key, value] of Object.entries(filters)) {
    if (value === null) next.delete(key);
    else if (typeof value === 'boolean') next.set(key, value ? 'yes' : 'no');
    else next.set(key, value);
  }
  return next;
}

export const isFiltered = (filters: Filters): boolean =>
  Object.values(filters).some((value) => value !== null);

/** What somebody typed to find a number: its last four digits, or all of it in E.164. */
export type NumberSearch = { last: string } | { number: string } | 'empty' | 'unreadable';

export function readNumberSearch(typed: string): NumberSearch {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return 'empty';
  if (new RegExp(`^\\d{${lastDigitCount}}$`).test(text)) return { last: text };
  const number = toE164(typed);
  return number === null ? 'unreadable' : { number };
}

interface Resolved {
  /** The whole number searched for, E.164. */
  number: string | null;
  /** The chosen operator's; null until known. */
  operatorEmail: string | null;
  nowMs: number;
  /** How long after midnight the business day ends. */
  dayEndsMs: number;
}

/** The database query. */
export function historyFilterOf(filters: Filters, resolved: Resolved): HistoryFilter {
  const { direction, outcome, store, handled, memo } = filters;
  return {
    ...periodOf(filters, resolved),
    direction,
    outcome,
    operatorEmail: filters.operator === null ? null : (resolved.operatorEmail ?? filters.operator),
    storeCode: store,
    handled,
    hasMemo: memo,
    searchKey: searchKeyOf(filters, resolved.number),
  };
}

/** One of them at a time; the one closest to a single person wins. */
function searchKeyOf({ contact, last }: Filters, number: string | null): string | null {
  if (contact !== null) return searchKey.contact(contact);
  if (number !== null) return searchKey.number(number);
  return last === null ? null : searchKey.lastDigits(last);
}

/** From the start of one business day to the end of another. */
function periodOf({ period, from, to }: Filters, { nowMs, dayEndsMs }: Resolved) {
  const today = japanDay(nowMs, dayEndsMs);
  const startMs = (day: number | null) => (day === null ? null : dayStartMs(day, dayEndsMs));
  switch (period) {
    case 'today':
      return { fromMs: startMs(today), toMs: null };
    case 'yesterday':
      return { fromMs: startMs(today - 1), toMs: startMs(today) };
    case 'week':
      return { fromMs: startMs(today - 6), toMs: null };
    case 'month':
      return { fromMs: startMs(today - 29), toMs: null };
    case null: {
      const last = readDay(to ?? '');
      return {
        fromMs: startMs(readDay(from ?? '')),
        toMs: startMs(last === null ? null : last + 1),
      };
    }
  }
}

/** A page position for the address: `before=1787158716000.4700000`. */
export const writeCursor = ({ at, id }: Cursor): string => `${at.getTime()}.${id}`;

export function readCursor(text: string | null): Cursor | null {
  const [, ms, id] = /^(\d{1,15})\.([^/]{1,1500})$/.exec(text ?? '') ?? [];
  return ms && id ? { at: new Date(Number(ms)), id } : null;
}
