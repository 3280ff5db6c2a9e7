import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import {
  directoryLimits,
  memberOfUser,
  type Directory,
  type DirectoryArea,
  type DirectoryChange,
  type DirectoryNumber,
  type DirectoryPhone,
  type DirectoryPlace,
  type DirectoryUser,
  type PlaceKind,
} from '../model/dialpad-directory.ts';
import { nullable } from '../model/text/or-default.ts';

/**
 * The least that tells at the next import what has changed: ids and places' names, and of users who are members here a
 * hash of their name. With every list at its limit it stays below the megabyte of a document.
 */
export const directoryRecordSchema = z.object({
  /** By key. */
  places: z.record(z.string(), z.object({ name: z.string(), groupCode: nullable(z.string()) })),
  /** The target's key by number, `''` = nobody. */
  numbers: z.record(z.string(), z.string()),
  /** By id; null = no member. */
  users: z.record(
    z.string(),
    z.nullable(
      z.object({
        nameHash: z.string(),
        places: z.array(z.string()),
        isSuspended: z.boolean(),
        uid: z.string(),
      }),
    ),
  ),
  /** Extensions. */
  phones: z._default(z.array(z.string()), []),
});
export type DirectoryRecord = z.infer<typeof directoryRecordSchema>;

/** What was read from a phone system, before it's compared with anything. */
export interface Reading {
  areas: Directory['areas'];
  places: Omit<DirectoryPlace, 'isNew' | 'groupCode'>[];
  numbers: Omit<DirectoryNumber, 'isNew'>[];
  users: Omit<DirectoryUser, 'isNew'>[];
  phones: Omit<DirectoryPhone, 'isNew'>[];
}

/** What matching needs of a member. */
export interface Matched {
  uid: string;
  email: string;
  extensions?: readonly string[] | undefined;
}

const areaOf: Record<PlaceKind, DirectoryArea> = {
  office: 'offices',
  department: 'departments',
  callcenter: 'callCenters',
  queue: 'queues',
};
const kindOf = (key: string) => key.slice(0, key.indexOf(':')) as PlaceKind;

/** How many of a user's places are remembered. */
const placeLimit = 10;

/** A user's places: departments and call centres, and the office. */
const placesOf = ({ placeKeys, officeId }: Reading['users'][number]): string[] =>
  [...placeKeys, ...(officeId === null ? [] : [`office:${officeId}`])]
    .toSorted()
    .slice(0, placeLimit);

const hashOf = (id: string, name: string): string =>
  createHash('sha256').update(`${id}\n${name}`).digest('hex').slice(0, 12);

/** What to remember of a reading. Of a list that couldn't be read, or not to its end, what was known stays known. */
export function recordOf(
  { areas, places, numbers, users, phones }: Reading,
  members: readonly Matched[],
  before: DirectoryRecord | null,
): DirectoryRecord {
  const stays = (area: DirectoryArea) => areas[area] !== 'read';
  /** Beside what was read, as much as its limit leaves room for. */
  const known = <T>(
    rows: Record<string, T> | undefined,
    area: DirectoryArea,
    read: readonly unknown[],
    belongs: (key: string) => boolean = () => true,
  ) =>
    Object.entries(rows ?? {})
      .filter(([key]) => stays(area) && belongs(key))
      .slice(0, Math.max(0, directoryLimits[area] - read.length));
  const kinds = ['office', 'department', 'callcenter', 'queue'] as const;
  return {
    places: Object.fromEntries([
      ...kinds.flatMap((kind) =>
        known(
          before?.places,
          areaOf[kind],
          places.filter((place) => place.kind === kind),
          (key) => kindOf(key) === kind,
        ),
      ),
      ...places.map(({ key, name }) => {
        const groupCode = before?.places[key]?.groupCode ?? null;
        return [key, { name, groupCode }] as const;
      }),
    ]),
    numbers: Object.fromEntries([
      ...known(before?.numbers, 'numbers', numbers),
      ...numbers.map(({ number, target }) => [number, target ?? ''] as const),
    ]),
    users: Object.fromEntries([
      ...known(before?.users, 'users', users),
      ...users.map((user) => {
        const uid = memberOfUser(user, members)?.uid;
        const { id, name, isSuspended } = user;
        const kept = uid
          ? { nameHash: hashOf(id, name), places: placesOf(user), isSuspended, uid }
          : null;
        return [id, kept] as const;
      }),
    ]),
    phones: [
      ...new Set([
        ...phones.map(({ extension }) => extension),
        ...(stays('phones') ? (before?.phones ?? []) : []),
      ]),
    ].slice(0, directoryLimits.phones),
  };
}

/** A reading beside what was known: what is new, and what has changed. */
export function compared(
  reading: Reading,
  members: readonly Matched[],
  before: DirectoryRecord | null,
): Pick<Directory, 'areas' | 'places' | 'numbers' | 'users' | 'phones' | 'changes'> {
  const { areas } = reading;
  return {
    areas,
    places: reading.places.map((place) => ({
      ...place,
      isNew: !before?.places[place.key],
      groupCode: before?.places[place.key]?.groupCode ?? null,
    })),
    numbers: reading.numbers.map((one) => ({
      ...one,
      isNew: before?.numbers[one.number] === undefined,
    })),
    users: reading.users.map((user) => ({ ...user, isNew: before?.users[user.id] === undefined })),
    phones: reading.phones.map((phone) => ({
      ...phone,
      isNew: !before?.phones.includes(phone.extension),
    })),
    changes: before
      ? [
          ...placeChanges(reading, before),
          ...numberChanges(reading, before),
          ...userChanges(reading, members, before),
          ...phoneChanges(reading, members, before),
        ]
      : [],
  };
}

function placeChanges({ areas, places }: Reading, before: DirectoryRecord): DirectoryChange[] {
  const now = new Map(places.map((place) => [place.key, place]));
  return Object.entries(before.places).flatMap(([key, { name }]): DirectoryChange[] => {
    const place = now.get(key);
    if (place) {
      return place.name === name
        ? []
        : [{ what: 'place-renamed', key, from: name, to: place.name }];
    }
    return areas[areaOf[kindOf(key)]] === 'read' ? [{ what: 'place-gone', key, name }] : [];
  });
}

function numberChanges(
  { areas, places, numbers, users }: Reading,
  before: DirectoryRecord,
): DirectoryChange[] {
  const now = new Map(numbers.map(({ number, target }) => [number, target ?? '']));
  const names = new Map([
    ...Object.entries(before.places).map(([key, { name }]) => [key, name] as const),
    ...places.map(({ key, name }) => [key, name] as const),
    ...users.map(({ id, name }) => [`user:${id}`, name] as const),
  ]);
  return Object.entries(before.numbers).flatMap(([number, from]): DirectoryChange[] => {
    const to = now.get(number);
    if (to === undefined) return areas.numbers === 'read' ? [{ what: 'number-gone', number }] : [];
    if (to === from) return [];
    const named = { from: names.get(from) ?? '', to: names.get(to) ?? '' };
    return [{ what: 'number-moved', number, ...named }];
  });
}

/** Telephones that members sit at and that are gone. */
function phoneChanges(
  { areas, phones }: Reading,
  members: readonly Matched[],
  before: DirectoryRecord,
): DirectoryChange[] {
  if (areas.phones !== 'read') return [];
  const now = new Set(phones.map(({ extension }) => extension));
  return before.phones
    .filter((extension) => !now.has(extension))
    .flatMap((extension) =>
      members
        .filter(({ extensions }) => extensions?.includes(extension))
        .map(({ uid }): DirectoryChange => ({ what: 'phone-gone', uid, extension })),
    );
}

function userChanges(
  { areas, places, users }: Reading,
  members: readonly Matched[],
  before: DirectoryRecord,
): DirectoryChange[] {
  const now = new Map(users.map((user) => [user.id, user]));
  const names = new Map([
    ...Object.entries(before.places).map(([key, { name }]) => [key, name] as const),
    ...places.map(({ key, name }) => [key, name] as const),
  ]);
  const namesOf = (keys: string[]) => keys.map((key) => names.get(key) ?? '').filter(Boolean);
  return Object.entries(before.users).flatMap(([id, was]): DirectoryChange[] => {
    const user = now.get(id);
    const uid = (user && memberOfUser(user, members)?.uid) ?? was?.uid;
    if (!was || !members.some((member) => member.uid === uid) || uid === undefined) return [];
    if (!user) return areas.users === 'read' ? [{ what: 'user-gone', uid }] : [];
    const current = placesOf(user);
    const left = namesOf(was.places.filter((key) => !current.includes(key)));
    const joined = namesOf(current.filter((key) => !was.places.includes(key)));
    const changes: DirectoryChange[] = [];
    if (hashOf(id, user.name) !== was.nameHash) {
      changes.push({ what: 'user-renamed', uid, name: user.name });
    }
    if (left.length > 0 || joined.length > 0) {
      changes.push({ what: 'user-moved', uid, left, joined });
    }
    if (user.isSuspended && !was.isSuspended) changes.push({ what: 'user-suspended', uid });
    return changes;
  });
}
