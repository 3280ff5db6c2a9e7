import type { Firestore } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import {
  directoryLimits,
  targetKey,
  type AreaState,
  type Directory,
  type DirectoryArea,
  type PlaceKind,
} from '../model/dialpad-directory.ts';
import { paths } from '../model/paths.ts';
import { cutText } from '../model/text/cut-text.ts';
import { type Dialpad, DialpadRefusal, id, listUpTo } from './requests.ts';
import { notConnected, openFor, readState, type SealedChange } from './connect.ts';
import type { Reading } from './directory-record.ts';
import { compareReading, keepReading, type Remembered } from './remembered.ts';

/**
 * Reads what a company has at Dialpad, for an admin to choose from; lines, groups and members are then saved the way they
 * always are. Nothing here changes any of them.
 */

/** As long as a group's or a store's name may be. */
const nameLimit = 100;

const name = z.pipe(
  z.nullish(z.string()),
  z.transform((text) => cutText((text ?? '').replaceAll(/\p{Cc}+/gu, ' ').trim(), nameLimit)),
);
const placeSchema = z.object({ id: id, name, office_id: z.nullish(id) });
const numberSchema = z.object({
  number: z.string().check(z.regex(/^\+[1-9]\d{6,14}$/)),
  office_id: z.nullish(id),
  target_id: z.nullish(id),
  target_type: z.nullish(z.string()),
  /** It has been ported out. */
  deleted: z.nullish(z.boolean()),
});
const userSchema = z.object({
  id: id,
  display_name: name,
  emails: z.nullish(z.array(z.string())),
  office_id: z.nullish(id),
  group_details: z.nullish(
    z.array(z.object({ group_id: z.nullish(id), group_type: z.nullish(z.string()) })),
  ),
});

/** What there is at Dialpad now, and what has changed since the last import. */
export async function readDirectory({
  db,
  customerId,
  sealingKey,
}: {
  db: Firestore;
  customerId: string;
  sealingKey: string;
}): Promise<Directory> {
  const { connection } = await readState(db, customerId);
  if (!connection) throw notConnected();
  const dialpad = await openFor(db, customerId, sealingKey);
  const reading = await askDialpad(dialpad);
  return compareReading(db, customerId, remembered(customerId), reading);
}

/** Where its readings are remembered. */
const remembered = (customerId: string): Remembered => ({
  reading: paths.dialpadReading(customerId),
  kept: paths.dialpadDirectory(customerId),
});

/** Remembers a reading, so that the next one tells what has changed since. */
export const keepDirectory = (
  change: SealedChange,
  readId: string,
  groups: readonly { key: string; groupCode: string }[],
): Promise<void> => keepReading(change, remembered(change.customerId), readId, groups);

/** One list after the other: Dialpad allows a company twenty requests a second. */
async function askDialpad(dialpad: Dialpad): Promise<Reading> {
  const areas: Reading['areas'] = {};
  const refusals: DialpadRefusal[] = [];
  async function rowsOf<Item>(
    area: DirectoryArea,
    path: string,
    item: z.ZodMiniType<Item>,
    most = directoryLimits[area],
  ): Promise<Item[]> {
    if (most <= 0) return [];
    try {
      const { rows, isCut } = await listUpTo(dialpad, path, item, most);
      areas[area] = worse(areas[area], isCut ? 'cut' : 'read');
      return rows;
    } catch (error) {
      if (!(error instanceof DialpadRefusal)) throw error;
      refusals.push(error);
      const isRight = [401, 403].includes(error.status);
      areas[area] = worse(areas[area], isRight ? 'forbidden' : 'failed');
      return [];
    }
  }
  const places = async (area: DirectoryArea, kind: PlaceKind, path: string) =>
    (await rowsOf(area, path, placeSchema)).map(({ id, name: title, office_id }) => ({
      key: targetKey(kind, id),
      kind,
      name: title || id,
      officeId: kind === 'office' ? id : (office_id ?? null),
    }));
  const offices = await places('offices', 'office', '/offices?active_only=true');
  const departments = await places('departments', 'department', '/departments');
  const callCenters = await places('callCenters', 'callcenter', '/callcenters');
  const numbers = await rowsOf('numbers', '/numbers', numberSchema);
  const active = await rowsOf('users', '/users?state=active', userSchema);
  const left = directoryLimits.users - active.length;
  const suspended = await rowsOf('users', '/users?state=suspended', userSchema, left);
  const [first] = refusals;
  if (first && Object.values(areas).every((state) => state === 'forbidden' || state === 'failed')) {
    throw first;
  }
  return {
    areas,
    places: [...offices, ...departments, ...callCenters],
    numbers: numbers
      .filter(({ deleted }) => !deleted)
      .map(({ number, office_id, target_id, target_type }) => ({
        number,
        officeId: office_id ?? null,
        target: target_id && target_type ? targetKey(target_type, target_id) : null,
      })),
    users: [
      ...active.map((user) => userOf(user, false)),
      ...suspended.map((user) => userOf(user, true)),
    ],
    phones: [],
  };
}

/** Users are read in two lists: what either lacks, the area lacks. */
const order: AreaState[] = ['read', 'cut', 'failed', 'forbidden'];
const worse = (before: AreaState | undefined, now: AreaState): AreaState =>
  before && order.indexOf(before) > order.indexOf(now) ? before : now;

const userOf = (
  { id, display_name, emails, office_id, group_details }: z.infer<typeof userSchema>,
  isSuspended: boolean,
): Reading['users'][number] => ({
  id,
  name: display_name,
  emails: (emails ?? []).map((email) => email.trim().toLowerCase()).filter(Boolean),
  officeId: office_id ?? null,
  placeKeys: (group_details ?? []).flatMap(({ group_id, group_type }) =>
    group_id && (group_type === 'department' || group_type === 'callcenter')
      ? [targetKey(group_type, group_id)]
      : [],
  ),
  isSuspended,
});
