import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { intentIdOf } from '../model/calls/call-intent.ts';

/** What some systems write for a missing id; these never link anything. */
const junkIds = new Set(['', 'null', 'undefined', 'none', 'nil', 'nan', 'false', 'true']);
/** Numbers that are never ids: zero and below, in digits. */
const noPositiveNumber = /^(-\d+|0+)(\.\d+)?$/;
/** What can be used unescaped in a document path and a field path. */
const plainId = /^[A-Za-z0-9][A-Za-z0-9_:-]{0,99}$/;

/** An id as text from the start (numbers in events, strings in REST), or null for junk. */
export function readId(value: unknown): string | null {
  if (typeof value === 'number' && (!Number.isSafeInteger(value) || value <= 0)) return null;
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const text = String(value).trim();
  if (junkIds.has(text.toLowerCase()) || noPositiveNumber.test(text)) return null;
  // Every object has `constructor` and the like, including the one that holds legs by id.
  return plainId.test(text) && !(text in Object.prototype)
    ? text
    : `x-${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
}

/** A field that accepts anything: what can't be read counts as absent (null). */
const tolerant = <T>(read: (value: unknown) => T | null) =>
  z._default(z.pipe(z.unknown(), z.transform(read)), null);

const id = tolerant(readId);
const text = tolerant((value) =>
  typeof value === 'string' && value.trim() !== '' && value !== 'NULL' ? clean(value) : null,
);
const flag = tolerant((value) => (value === true ? true : null));
const list = tolerant((value) => (Array.isArray(value) ? (value as unknown[]) : null));

/** Whole, non-negative milliseconds; Dialpad sends fractions. */
export function readDuration(value: unknown): number | null {
  const ms = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof ms === 'number' && ms >= 0 && ms < 1e12 ? Math.round(Math.abs(ms)) : null;
}
const durationMs = tolerant(readDuration);

/** Earlier than any phone system's clock: a smaller number isn't a time in milliseconds. */
const earliestMs = Date.UTC(2000, 0, 1);
const latestMs = Date.UTC(3000, 0, 1);
/** Older calls aren't kept any more, so an event that claims to be older has a wrong clock. */
const longestBehindMs = 730 * 86_400_000;
/** A sender's clock may be ahead of ours by this much. */
const longestAheadMs = 300_000;
const isoForm = /^(\d{4})[-/](\d\d)[-/](\d\d)[T\s]+([\d:.,]+)\s*(.*)$/i;

/**
 * A moment as reported, plausible or not: Unix time in milliseconds, as a number or digits, or ISO 8601. A time without
 * a zone is taken as Japan's, where the customers are.
 */
export function readMoment(value: unknown): Date | null {
  const ms = typeof value === 'string' ? momentMsOf(value.trim()) : value;
  if (typeof ms !== 'number' || !Number.isFinite(ms)) return null;
  return ms >= earliestMs && ms < latestMs ? new Date(ms) : null;
}

function momentMsOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [, year, month, day, clock = '', zone = ''] = isoForm.exec(text) ?? [];
  if (year === undefined) return Date.parse(text);
  return Date.parse(`${year}-${month}-${day}T${clock.replace(',', '.')}${zoneOf(zone)}`);
}

/** A zone as `Date.parse` accepts it. */
function zoneOf(zone: string): string {
  if (/^(|JST|Asia\/Tokyo)$/i.test(zone)) return '+09:00';
  if (/^(Z|UTC|GMT)$/i.test(zone)) return 'Z';
  return /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone;
}

/** Whether something that arrived at `receivedAt` can have happened at that moment. */
export function isPlausible(moment: Date, receivedAt: Date): boolean {
  const aheadMs = moment.getTime() - receivedAt.getTime();
  return aheadMs <= longestAheadMs && aheadMs >= -longestBehindMs;
}

/** A plausible moment, or null. */
export function readTime(value: unknown, receivedAt: Date): Date | null {
  const moment = readMoment(value);
  return moment && isPlausible(moment, receivedAt) ? moment : null;
}

/** Longest single line (a name, an address, a label) in a call, in characters; the ledger has the full text. */
const lineLimit = 500;

/**
 * A text as one line that can be displayed and stored: control characters and line breaks become spaces, bidirectional
 * marks are removed, lone surrogates (which Firestore refuses) are replaced.
 */
export const clean = (value: string): string =>
  value
    // oxlint-disable-next-line no-control-regex -- control characters are what this removes
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .toWellFormed()
    .trim();

/** {@link clean}, cut to the limit between grapheme clusters. */
export function cleanLine(value: unknown): string {
  if (typeof value !== 'string') return '';
  const text = clean(value.slice(0, 4 * lineLimit));
  if (!/[^\p{C}\p{Z}\p{M}]/u.test(text)) return '';
  if (text.length <= lineLimit) return text;
  let line = '';
  for (const { segment } of graphemes.segment(text)) {
    if (line.length + segment.length > lineLimit) break;
    line += segment;
  }
  return line;
}
const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** A person or group: `contact`, `target`, `entry_point_target`, `proxy_target`. */
const party = tolerant((value): Party | null => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const { id: rawId, type, email, phone, name } = value as Record<string, unknown>;
  const found = {
    id: readId(rawId) ?? '',
    // `call_center` in events is `callcenter` in REST.
    type: cleanLine(type).toLowerCase().replaceAll(/[_-]/g, '') || null,
    email: cleanLine(email),
    phone: typeof phone === 'string' ? phone : null,
    name: cleanLine(name),
  };
  return found.id || found.type || found.email || found.phone || found.name ? found : null;
});

export interface Party {
  id: string;
  type: string | null;
  email: string;
  phone: string | null;
  name: string;
}

/**
 * Dialpad's call event: flat, no envelope, no event id; `state` is its type. Only `call_id` is required. Every other
 * field may be absent, null, "" or {}, and unknown keys are ignored (the ledger keeps them).
 */
export const dialpadEventSchema = z.object({
  call_id: id,
  state: tolerant((value) => (typeof value === 'string' ? value : null)),
  event_timestamp: z.optional(z.unknown()),
  direction: text,
  external_number: z.optional(z.unknown()),
  internal_number: z.optional(z.unknown()),
  date_started: z.optional(z.unknown()),
  date_rang: z.optional(z.unknown()),
  date_first_rang: z.optional(z.unknown()),
  date_connected: z.optional(z.unknown()),
  date_ended: z.optional(z.unknown()),
  talk_time: durationMs,
  contact: party,
  target: party,
  entry_point_target: party,
  proxy_target: party,
  transferred_from: party,
  entry_point_call_id: id,
  master_call_id: id,
  operator_call_id: id,
  custom_data: tolerant(intentIdOf),
  is_internal: flag,
  voicemail_recording_id: id,
  transcription_text: text,
  recording_details: list,
  recap_summary: text,
  recap_outcome: text,
  recap_purposes: list,
  recap_action_items: list,
  labels: list,
  csat_score: tolerant((value) =>
    typeof value === 'string' || typeof value === 'number'
      ? cleanLine(String(value)).slice(0, 20).toWellFormed() || null
      : null,
  ),
  callback_requested: flag,
  mos_score: tolerant((value) =>
    typeof value === 'number' && value >= 1 && value <= 5 ? Math.round(value * 100) / 100 : null,
  ),
  disposition: z.optional(z.unknown()),
  dispositions: z.optional(z.unknown()),
});
export type DialpadEvent = z.infer<typeof dialpadEventSchema>;
