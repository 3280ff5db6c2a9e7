import {
  type ColumnMapping,
  type ImportColumn,
  type ImportKind,
} from '@cti/functions/model/import-columns';
import { paths } from '@cti/functions/model/paths';
import { doc, getDoc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';

/** So many sets of headings are remembered for each kind of list, as `firestore.rules` has it. */
const mostSets = 20;
/** Longer lists of columns are not remembered. */
const mostColumns = 60;

const setting = (customerId: string) => doc(db(), paths.settings(customerId, 'importMapping'));

/** What was said of the same headings the last time, by place; a list can be imported without. */
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

/** Remembers what was said of a set of headings; the set that was used longest ago makes room. */
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
  const newest = Object.entries(sets)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .toSorted(([, a], [, b]) => (a < b ? 1 : -1))
    .slice(0, mostSets);
  await setDoc(
    setting(customerId),
    { [kind]: Object.fromEntries(newest), updatedBy: uid, updatedAt: serverTimestamp() },
    { mergeFields: [kind, 'updatedBy', 'updatedAt'] },
  );
}

/** `2026-11-30 name,phone,,notes`: the day first, so that sets sort by their last use. */
const writeSet = (mapping: ColumnMapping, now: Date): string =>
  `${now.toISOString().slice(0, 10)} ${mapping.map((column: ImportColumn | null) => column ?? '').join(',')}`;
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
