import type { Firestore } from 'firebase-admin/firestore';
import type { Change } from '../customers/phone-system.ts';
import type { Reading } from '../dialpad/directory-record.ts';
import { compareReading, keepReading, recordIn, type Remembered } from '../dialpad/remembered.ts';
import { readDocument } from '../firestore/read-document.ts';
import { bridgeLimit } from '../model/calls/bridge.ts';
import { pbxDirectorySchema, queueLimit } from '../model/calls/pbx.ts';
import { type AreaState, type Directory, targetKey } from '../model/dialpad-directory.ts';
import { paths } from '../model/paths.ts';
import { readNumber } from '../model/text/phone.ts';

/** Where the readings of the phone systems behind bridges are remembered. */
const places = (customerId: string): Remembered => ({
  reading: paths.pbxReading(customerId),
  kept: paths.pbxKept(customerId),
});

/** The key of a queue, as of any place that could become a group. */
export const queueKey = (bridge: string, name: string): string =>
  targetKey('queue', `${bridge}.${name}`);

/** What there is on the phone systems behind bridges, and what has changed since the last import. */
export async function readDirectory(db: Firestore, customerId: string): Promise<Directory> {
  const { docs } = await db.collection(paths.pbxDirectories(customerId)).limit(bridgeLimit).get();
  const told = docs.flatMap((document) => {
    const directory = readDocument(pbxDirectorySchema, document);
    return directory ? [{ bridge: document.id, ...directory }] : [];
  });
  // Without a word of any bridge, what was known stays known.
  const isCut = told.length === 0 || told.some((one) => one.isCut);
  const state: AreaState = isCut ? 'cut' : 'read';
  const numbers = new Map(
    told.flatMap(({ bridge, ...one }) =>
      one.numbers.flatMap(({ number: dialled, queue, extension }) => {
        const read = readNumber(dialled);
        if (read.kind !== 'number') return [];
        const target =
          queue !== null
            ? queueKey(bridge, queue)
            : extension !== null
              ? targetKey('phone', extension)
              : targetKey('dialplan', bridge);
        return [[read.e164, { number: read.e164, officeId: null, target }] as const];
      }),
    ),
  );
  const phones = new Map(
    told.flatMap((one) => one.phones.map((phone) => [phone.extension, phone] as const)),
  );
  const reading: Reading = {
    areas: { queues: state, numbers: state, phones: state },
    places: told.flatMap(({ bridge, queues }) =>
      queues.map(({ name }) => ({
        key: queueKey(bridge, name),
        kind: 'queue' as const,
        name,
        officeId: null,
      })),
    ),
    numbers: [...numbers.values()],
    users: [],
    phones: [...phones.values()],
  };
  return compareReading(db, customerId, places(customerId), reading);
}

/** Remembers a reading; from now on, the members of a group see the queues that were brought to it. */
export async function keepDirectory(
  change: Change,
  readId: string,
  groups: readonly { key: string; groupCode: string }[],
): Promise<void> {
  const { db, customerId } = change;
  await keepReading(change, places(customerId), readId, groups);
  const groupOf = await groupsOfQueues(db, customerId);
  const { docs } = await db.collection(paths.queues(customerId)).limit(queueLimit).get();
  const writer = db.batch();
  for (const document of docs) {
    const { bridge, name } = document.data() as { bridge: string; name: string };
    const groupCode = groupOf.get(queueKey(bridge, name)) ?? null;
    if (document.get('groupCode') !== groupCode) writer.update(document.ref, { groupCode });
  }
  await writer.commit();
}

/** The group that each queue was brought to, by the queue's key. */
export async function groupsOfQueues(
  db: Firestore,
  customerId: string,
): Promise<ReadonlyMap<string, string>> {
  const record = recordIn(await db.doc(paths.pbxKept(customerId)).get());
  return new Map(
    Object.entries(record?.places ?? {}).flatMap(([key, { groupCode }]) =>
      groupCode === null ? [] : [[key, groupCode] as const],
    ),
  );
}
