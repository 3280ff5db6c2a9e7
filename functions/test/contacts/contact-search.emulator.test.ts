import { FieldPath, type Query } from 'firebase-admin/firestore';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  searchKeyField,
  searchKeyOf,
  withSearchKeys,
} from '../../src/model/contacts/contact-search.ts';
import { paths } from '../../src/model/paths.ts';
import { familyNames, givenNames } from '../../../tools/demo/names.ts';
import { openDatabase } from '../database.ts';
import { unique } from '../people.ts';

const db = openDatabase('demo-contact-search');
const customerId = unique('search');
const count = 2_000;
const pageSize = 50;

const writtenAt = (n: number) => new Date(1_750_000_000_000 + n * 1000);
const contactOf = (n: number) => {
  const [family = '', familyKana = ''] = familyNames[n % familyNames.length] ?? [];
  const [given = '', givenKana = ''] = givenNames[n % givenNames.length] ?? [];
  return {
    name: `${family} ${given}`,
    kana: `${familyKana} ${givenKana}`,
    phones: [`+8190${20_000_000 + n}`],
    recentAt: writtenAt(n),
  };
};

beforeAll(async () => {
  const writer = db.bulkWriter();
  for (let n = 0; n < count; n += 1) {
    void writer.set(
      db.doc(paths.contact(customerId, `c${n}`)),
      withSearchKeys(contactOf(n), writtenAt(n)),
    );
  }
  await writer.close();
});

/** As the customers' page asks. */
function search(text: string): Query {
  const key = searchKeyOf(text);
  const contacts: Query = db.collection(paths.contacts(customerId));
  const field = key === null ? 'recentAt' : new FieldPath(...searchKeyField(key));
  return contacts.orderBy(field, 'desc').limit(pageSize);
}

/** Every page of a search; what is read is what is returned. */
async function pagesOf(text: string): Promise<string[][]> {
  const pages: string[][] = [];
  let query = search(text);
  for (;;) {
    const { docs } = await query.get();
    pages.push(docs.map(({ id }) => id));
    const last = docs.at(-1);
    if (!last || docs.length < pageSize) return pages;
    query = search(text).startAfter(last);
  }
}

const idsWhere = (fits: (contact: ReturnType<typeof contactOf>) => boolean): string[] =>
  Array.from({ length: count }, (_, n) => n)
    .filter((n) => fits(contactOf(n)))
    .map((n) => `c${n}`)
    .toReversed();

describe('a search reads what it shows', () => {
  test.each([
    ['ﾔﾏ', (contact: ReturnType<typeof contactOf>) => contact.kana.startsWith('やま')],
    ['達也', (contact: ReturnType<typeof contactOf>) => contact.name.endsWith('達也')],
    [
      '090-2000-0077',
      (contact: ReturnType<typeof contactOf>) => contact.phones[0] === '+819020000077',
    ],
    ['誰もいない', () => false],
    ['', () => true],
  ])('"%s": whoever fits, each once, the latest first', async (text, fits) => {
    const pages = await pagesOf(text);
    expect(pages.flat()).toEqual(idsWhere(fits));
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(pageSize);
  });
});
