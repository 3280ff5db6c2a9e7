import { getApps, initializeApp } from 'firebase-admin/app';
import { FieldPath, type Firestore, getFirestore, type Query } from 'firebase-admin/firestore';
import {
  searchKeyField,
  searchKeyOf,
  withSearchKeys,
} from '../../functions/src/model/contact-search.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { familyNames, givenNames } from '../demo/names.ts';
import { seededRandom } from '../demo/random.ts';
import { Failure } from '../failure.ts';
import { startOwnFirestore } from './firestore.ts';
import { median, table } from './statistics.ts';

const customerId = 'bench';
/** As in web/src/contacts/contact-query.ts. */
const pageSize = 50;
const defaultCount = 100_000;
const repeats = 5;

/** What people type; `''` = the list without a search. */
const texts = ['', 'や', 'やまざき', 'ﾔﾏｻﾞｷ ﾀﾂﾔ', '山崎', '達也', '0077', '090-2000', '誰もいない'];

/**
 * `npm run bench -- contacts [count]`: seeds an emulator of its own and searches as the customers' page does. The
 * times are the emulator's, which keeps no index but looks at the whole collection for each query; the reads are
 * those of the cloud.
 */
export async function benchContacts(countText = String(defaultCount)): Promise<void> {
  const count = Number(countText);
  if (!Number.isInteger(count) || count < 1) throw new Failure('How many contacts? A number.');
  const emulator = await startOwnFirestore();
  process.env['FIRESTORE_EMULATOR_HOST'] = emulator.address;
  process.env['METADATA_SERVER_DETECTION'] = 'none';
  try {
    const db = getFirestore(getApps()[0] ?? initializeApp({ projectId: 'demo-bench-contacts' }));
    const seedMs = await timed(() => seed(db, count));
    console.log(`${count} contacts seeded in ${(seedMs / 1000).toFixed(1)} s\n`);
    const rows: string[][] = [];
    for (const text of texts) {
      rows.push(await measured(text || '(all)', searchOf(db, text)));
    }
    rows.push(await measured('(all), next page', await nextPage(db)));
    console.log(table(['search', 'rows', 'reads', 'first ms', 'median ms'], rows));
  } finally {
    await emulator.kill();
  }
}

function searchOf(db: Firestore, text: string): Query {
  const key = searchKeyOf(text);
  const contacts: Query = db.collection(paths.contacts(customerId));
  const field = key === null ? 'recentAt' : new FieldPath(...searchKeyField(key));
  return contacts.orderBy(field, 'desc').limit(pageSize);
}

async function nextPage(db: Firestore): Promise<Query> {
  const first = await searchOf(db, '').get();
  const last = first.docs.at(-1);
  return last ? searchOf(db, '').startAfter(last) : searchOf(db, '');
}

async function measured(name: string, query: Query): Promise<string[]> {
  const times: number[] = [];
  let rows = 0;
  for (let run = 0; run < repeats; run += 1) {
    times.push(
      await timed(async () => {
        rows = (await query.get()).size;
      }),
    );
  }
  // Every returned document is a read, an empty result counts as one, and the rules read the member once.
  const reads = Math.max(1, rows) + 1;
  const [first = 0] = times;
  return [name, String(rows), String(reads), first.toFixed(0), median(times).toFixed(0)];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function seed(db: Firestore, count: number): Promise<void> {
  const random = seededRandom(100);
  for (let from = 0; from < count; from += 250) {
    const batch = db.batch();
    for (let n = from; n < Math.min(from + 250, count); n += 1) {
      const [family, familyKana] = random.pick(familyNames);
      const [given, givenKana] = random.pick(givenNames);
      const contact = {
        name: `${family} ${given}`,
        kana: `${familyKana} ${givenKana}`,
        phones: [`+8190${String(20_000_000 + n)}`],
        kind: 'new',
        recentAt: new Date(1_750_000_000_000 + n * 1000),
      };
      const found = withSearchKeys(contact, contact.recentAt);
      batch.create(db.doc(paths.contact(customerId, `contact-${n}`)), found);
    }
    await batch.commit();
  }
}
