import type { Call } from '../model/calls/call.ts';

/** One field in which two readings of a call differ, in a form that may be shown and stored. */
export interface Difference {
  field: string;
  stored: string;
  rebuilt: string;
}

/** Fields whose texts are our own words or ids; every other text is personal. */
const plainFields = new Set([
  'after',
  'callId',
  'code',
  'decidedBy',
  'direction',
  'entryCallId',
  'groupCode',
  'id',
  'kind',
  'linkedId',
  'masterCallId',
  'match',
  'mergedInto',
  'operatorCallId',
  'outcome',
  'recordingId',
  'source',
  'state',
  'targetType',
]);

/** Where two calls differ, leaf by leaf, apart from `updatedAt`. */
export function differencesOf(stored: Call, rebuilt: Call): Difference[] {
  return compare('', { ...stored, updatedAt: null }, { ...rebuilt, updatedAt: null });
}

function compare(path: string, stored: unknown, rebuilt: unknown): Difference[] {
  if (isTree(stored) && isTree(rebuilt)) {
    const keys = [...new Set([...Object.keys(stored), ...Object.keys(rebuilt)])];
    return keys.flatMap((key) =>
      compare(path === '' ? key : `${path}.${key}`, stored[key], rebuilt[key]),
    );
  }
  if (isSame(stored, rebuilt)) return [];
  return [{ field: path, stored: shown(path, stored), rebuilt: shown(path, rebuilt) }];
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !(value instanceof Date);

const isSame = (a: unknown, b: unknown): boolean =>
  a instanceof Date && b instanceof Date
    ? a.getTime() === b.getTime()
    : (a ?? null) === (b ?? null);

function shown(path: string, value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return shownText(path, value);
  return Array.isArray(value) ? `${value.length} items` : 'something';
}

function shownText(path: string, text: string): string {
  if (path.split('.').some((part) => plainFields.has(part))) return text;
  if (/^\+\d{7,15}$/.test(text)) return `${text.slice(0, 3)}…${text.slice(-2)}`;
  return `a text of ${text.length} characters`;
}
