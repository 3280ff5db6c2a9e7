import { describe, expect, test } from 'vitest';
import { contactWritten } from '../../src/contacts/contact-written.ts';
import { mostSharing } from '../../src/contacts/find-pairs.ts';
import type { Contact } from '../../src/model/contacts/contact.ts';
import { pairId } from '../../src/model/contacts/contact-pair.ts';
import { withSearchKeys } from '../../src/model/contacts/contact-search.ts';
import { paths } from '../../src/model/paths.ts';
import { backfillPairs } from '../../src/upkeep/backfill.ts';
import { openDatabase } from '../database.ts';
import { unique } from '../people.ts';

const db = openDatabase('demo-contact-pairs');
const time = '2026-11-20T09:00:00.000Z';
const taro = { name: '山田 太郎', kana: 'やまだ たろう', phones: ['+819012345678'] };

/** A customer whose contacts are written, and whose trigger hears of it. */
function shop() {
  const customerId = unique('pairs');
  const write = async (contactId: string, fields: Partial<Contact> | null) => {
    const ref = db.doc(paths.contact(customerId, contactId));
    const before = await ref.get();
    if (fields === null) await ref.delete();
    else {
      await ref.set({
        kind: 'new',
        recentAt: new Date(time),
        ...withSearchKeys({ name: '', kana: '', phones: [], ...fields }, new Date(time)),
      });
    }
    const event = {
      time,
      params: { customerId, contactId },
      data: { before, after: await ref.get() },
    };
    await contactWritten(db, event);
    return event;
  };
  /** `a~b: phone name`, those that are proposed, as the page has them. */
  const proposed = async () => {
    const { docs } = await db
      .collection(paths.contactPairs(customerId))
      .where('state', '==', 'open')
      .orderBy('orderKey', 'desc')
      .get();
    return docs.map((one) => `${one.id}: ${(one.get('reasons') as string[]).join(' ')}`);
  };
  const pair = (one: string, other: string) =>
    db.doc(paths.contactPair(customerId, pairId(one, other)));
  return { customerId, write, proposed, pair };
}

describe('two contacts that may be one person', () => {
  test('are found by number, by name and reading, and by email, likeliest first', async () => {
    const { write, proposed } = shop();
    await write('d', { name: '鈴木', email: 'suzuki@example.com' });
    await write('a', { ...taro, email: 'yamada@example.com' });
    await write('c', { name: '山田 花子', phones: taro.phones });
    await write('b', { name: '山田太郎', kana: 'ヤマダタロウ', phones: taro.phones });
    await write('e', { name: '鈴木 次郎', email: 'suzuki@example.com' });
    await write('f', { name: '山田 太郎', kana: 'やまだ たろう' });
    expect(await proposed()).toEqual([
      'a~b: name phone',
      'd~e: email',
      'b~f: name',
      'b~c: phone',
      'a~f: name',
      'a~c: phone',
    ]);
  });

  test('are found by an email address in other letters, and not by the end of a longer number', async () => {
    const { write, proposed } = shop();
    await write('a', { name: '鈴木', email: 'Suzuki@Example.com', phones: ['+81312345678'] });
    await write('b', { name: '佐藤', email: 'suzuki@example.com' });
    await write('c', { name: '高橋', phones: ['+440312345678'] });
    expect(await proposed()).toEqual(['a~b: email']);
  });

  test('whose number or name many share are not, unless both are the same', async () => {
    const { write, proposed } = shop();
    const names = Array.from({ length: mostSharing + 2 }, (_, n) => `社員${n}`);
    for (const name of names) await write(name, { name, phones: ['+81312345678'] });
    const before = (await proposed()).filter((line) => line.includes(`社員${mostSharing + 1}`));
    expect(before).toEqual([]);
    await write('again', { name: '社員0', phones: ['+81312345678'] });
    expect((await proposed())[0]).toBe('again~社員0: name phone');
  });

  test('are no longer a pair when one has changed or is gone', async () => {
    const { write, proposed } = shop();
    await write('a', taro);
    await write('b', { ...taro, name: '佐藤', kana: '' });
    expect(await proposed()).toEqual(['a~b: phone']);
    await write('b', { name: '佐藤' });
    expect(await proposed()).toEqual([]);
    await write('b', taro);
    expect(await proposed()).toEqual(['a~b: name phone']);
    await write('a', null);
    expect(await proposed()).toEqual([]);
  });

  test('stay separate for good once somebody has said so, whatever happens to them', async () => {
    const { write, proposed, pair } = shop();
    await write('a', taro);
    await write('b', { ...taro, name: '佐藤', kana: '' });
    await pair('b', 'a').update({ state: 'different' });
    await write('b', taro);
    await write('a', null);
    await write('a', taro);
    expect(await proposed()).toEqual([]);
    expect((await pair('a', 'b').get()).get('state')).toBe('different');
  });

  test('are found among older contacts', async () => {
    const { customerId, proposed } = shop();
    for (const id of ['a', 'b']) {
      const contact = { kind: 'new', ...withSearchKeys(taro, new Date(time)) };
      await db.doc(paths.contact(customerId, id)).set(contact);
    }
    const context = { db, customerId, now: new Date(time) };
    expect(await backfillPairs(context)).toBe(2);
    expect(await proposed()).toEqual(['a~b: name phone']);
    expect(await backfillPairs(context)).toBe(2);
    expect(await proposed()).toEqual(['a~b: name phone']);
  });

  test('are found once, however often and in whatever order triggers run', async () => {
    const { write, proposed, pair } = shop();
    const made = await write('a', taro);
    const changed = await write('b', taro);
    await Promise.all([made, changed, made, changed].map((event) => contactWritten(db, event)));
    expect(await proposed()).toEqual(['a~b: name phone']);
    const { updateTime } = await pair('a', 'b').get();
    // A note tells nothing about who somebody is.
    await write('a', { ...taro, notes: '北口' });
    expect((await pair('a', 'b').get()).updateTime).toEqual(updateTime);
  });
});
