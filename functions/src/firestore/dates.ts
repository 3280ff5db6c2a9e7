import type { Timestamp } from 'firebase-admin/firestore';

/** Converts every Timestamp in a document's data to a Date, as the model expects. */
export function withDates(value: unknown): unknown {
  if (isTimestamp(value)) return value.toDate();
  if (Array.isArray(value)) return value.map(withDates);
  if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withDates(item)]));
  }
  return value;
}

const isTimestamp = (value: unknown): value is Timestamp =>
  value !== null && typeof value === 'object' && 'toDate' in value;
