import { randomUUID } from 'node:crypto';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import { readDocument } from '../firestore/read-document.ts';
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
import { Refusal } from '../refusal.ts';
import { type Dialpad, DialpadRefusal, id, listUpTo } from './requests.ts';
import { notConnected, openFor, readState, type SealedChange } from './connect.ts';
import {
  compared,
  directoryRecordSchema,
  recordOf,
  type DirectoryRecord,
  type Matched,
  type Reading,
} from './directory-record.ts';

/**
 * Reads what a company has at Dialpad, for an admin to choose from; lines, groups and members are then saved the way they
 * always are. Nothing here changes any of them.
 */

/** As long as a group's or a store's name may be. */
const nameLimit = 100;
/** As many as anybody may list; users are matched with them. */
const memberLimit = 1000;

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

const keptSchema = z.object({ at: z.date(), record: z.string() });
const readingSchema = z.object({ id: z.string(), record: z.string() });

/** A record as text: as a map, each of its thousands of fields would be indexed. */
const asText = (record: DirectoryRecord): string => JSON.stringify(record);

function fromText(text: string | undefined): DirectoryRecord | null {
  if (text === undefined) return null;
  const parsed = z.safeParse(directoryRecordSchema, JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

const keptIn = (document: DocumentSnapshot) => readDocument(keptSchema, document);

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
  const [members, document] = await Promise.all([
    activeMembers(db, customerId),
    db.doc(paths.dialpadDirectory(customerId)).get(),
  ]);
  const kept = keptIn(document);
  const before = fromText(kept?.record);
  const readId = randomUUID();
  await db
    .doc(paths.dialpadReading(customerId))
    .set({ id: readId, record: asText(recordOf(reading, members, before)) });
  return {
    readId,
    keptAtMs: kept?.at.getTime() ?? null,
    ...compared(reading, members, before),
  };
}

/** Remembers a reading. Another one since then would say what nobody has seen yet, so only the newest can be kept. */
export async function keepDirectory(
  { db, customerId, by }: SealedChange,
  readId: string,
  groups: readonly { key: string; groupCode: string }[],
): Promise<void> {
  const document = db.doc(paths.dialpadDirectory(customerId));
  await db.runTransaction(async (transaction) => {
    await by(transaction);
    const reading = readDocument(
      readingSchema,
      await transaction.get(db.doc(paths.dialpadReading(customerId))),
    );
    const record = fromText(reading?.record);
    if (reading?.id !== readId || !record) {
      throw new Refusal('dialpad-read-again', 'Somebody has read Dialpad again since.');
    }
    for (const { key, groupCode } of groups) {
      const place = record.places[key];
      if (place) place.groupCode = groupCode;
    }
    transaction.set(document, { at: new Date(), record: asText(record) });
  });
}

async function activeMembers(db: Firestore, customerId: string): Promise<Matched[]> {
  const found = await db
    .collection(paths.members(customerId))
    .where('active', '==', true)
    .select('email')
    .limit(memberLimit)
    .get();
  return found.docs.map((member) => ({
    uid: member.id,
    email: String(member.get('email') ?? ''),
  }));
}

/** One list after the other: Dialpad allows a company twenty requests a second. */
async function askDialpad(dialpad: Dialpad): Promise<Reading> {
  const areas = {} as Reading['areas'];
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
