import { FieldPath, type Firestore, type Query } from 'firebase-admin/firestore';
import {
  searchKeyField,
  searchKeyOf,
  withSearchKeys,
} from '../../functions/src/model/contacts/contact-search.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { familyNames, givenNames } from '../demo/names.ts';
import { seededRandom } from '../demo/random.ts';
import { Failure } from '../failure.ts';
import { onOwnFirestore } from './firestore.ts';
import { reportPages, timed } from './pages.ts';

const customerId = 'bench';
/** As in web/src/contacts/contact-query.ts. */
const pageSize = 50;
const defaultCount = 100_000;

/** What people type; `''` = the list without a search. */
const texts = ['', 'や', 'やまざき', 'ﾔﾏｻﾞｷ ﾀﾂﾔ', '山崎', '達也', '0077', '090-2000', '誰もいない'];

/** `npm run bench -- contacts [count]`: the reads are the cloud's, the times those of an emulator without indexes. */
export async function benchContacts(countText = String(defaultCount)): Promise<void> {
  const count = Number(countText);
  if (!Number.isInteger(count) || count < 1) throw new Failure('How many contacts? A number.');
  await onOwnFirestore(async (db) => {
    const seedMs = await timed(() => seed(db, count));
    console.log(`${count} contacts seeded in ${(seedMs / 1000).toFixed(1)} s\n`);
    await reportPages([
      ...texts.map((text) => [text || '(all)', searchOf(db, text)] as const),
      ['(all), next page', await nextPage(db)],
    ]);
  });
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
