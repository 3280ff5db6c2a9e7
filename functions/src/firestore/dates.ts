import type { Timestamp } from 'firebase-admin/firestore';

/** A document's data with every Timestamp as a Date, which is how the model has times. */
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
