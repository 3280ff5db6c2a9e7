import {
  type ColumnMapping,
  type ImportColumn,
  type ImportKind,
} from '@cti/functions/model/contacts/import-columns';
import { paths } from '@cti/functions/model/paths';
import { doc, getDoc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';

/** How many sets of headings are remembered per kind of list. */
const mostSets = 20;
/** Lists with more columns are not remembered. */
const mostColumns = 60;
/** Longest total of a list kind's keys, and of its sets joined by line breaks; as in `firestore.rules`. */
const mostKeyLength = 5_000;
const mostSetLength = 20_000;

const setting = (customerId: string) => doc(db(), paths.settings(customerId, 'importMapping'));

/** What was chosen for the same headings last time, by position; optional for an import. */
export async function knownMapping(
  customerId: string,
  kind: ImportKind,
  names: readonly string[],
): Promise<string[] | null> {
  try {
    const found: unknown = (await stored(customerId, kind))[await keyOf(names)];
    return typeof found === 'string' ? readSet(found) : null;
  } catch {
    return null;
  }
}

/** Remembers what was chosen for a set of headings; the least recently used sets are dropped. */
export async function rememberMapping(
  { customerId, uid }: { customerId: string; uid: string },
  kind: ImportKind,
  names: readonly string[],
  mapping: ColumnMapping,
  now: Date,
): Promise<void> {
  if (names.length > mostColumns) return;
  const sets = {
    ...(await stored(customerId, kind)),
    [await keyOf(names)]: writeSet(mapping, now),
  };
  await setDoc(
    setting(customerId),
    { [kind]: latestSets(sets), updatedBy: uid, updatedAt: serverTimestamp() },
    { mergeFields: [kind, 'updatedBy', 'updatedAt'] },
  );
}

/** The most recently used sets, as many as fit. */
export function latestSets(sets: Readonly<Record<string, unknown>>): Record<string, string> {
  const latest = Object.entries(sets)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .toSorted(([, a], [, b]) => timeOf(b).localeCompare(timeOf(a)))
    .slice(0, mostSets);
  let [keyLength, setLength] = [0, 0];
  const room = latest.findIndex(([key, set]) => {
    keyLength += key.length;
    setLength += set.length + 1;
    return keyLength > mostKeyLength || setLength > mostSetLength;
  });
  return Object.fromEntries(room === -1 ? latest : latest.slice(0, room));
}

/** `2026-11-30T03:04:05.678Z name,phone,,notes`: the time of the last use comes first. */
const writeSet = (mapping: ColumnMapping, now: Date): string =>
  `${now.toISOString()} ${mapping.map((column: ImportColumn | null) => column ?? '').join(',')}`;
const timeOf = (set: string): string => set.slice(0, set.indexOf(' '));
const readSet = (text: string): string[] => text.slice(text.indexOf(' ') + 1).split(',');

async function stored(customerId: string, kind: ImportKind): Promise<Record<string, unknown>> {
  const sets: unknown = (await getDoc(setting(customerId))).get(kind);
  return sets !== null && typeof sets === 'object' ? { ...sets } : {};
}

/** The same for the same headings in the same order. */
async function keyOf(names: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(names));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 8);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
