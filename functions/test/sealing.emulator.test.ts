import { execFile } from 'node:child_process';
import { CompactEncrypt } from 'jose';
import type { Firestore } from 'firebase-admin/firestore';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demo } from '../../tools/demo/constants.ts';
import { telephonyReader } from '../src/customers/telephony.ts';
import { sealSecret } from '../src/customers/secrets.ts';
import { dialpadToken } from '../src/dialpad/api-key.ts';
import { newAlias } from '../src/members/aliases.ts';
import { aliasKeys } from '../src/members/login.ts';
import { paths } from '../src/model/paths.ts';
import { resealAll } from '../src/upkeep/reseal.ts';
import { seal } from '../src/sealing/seal.ts';
import { emptyDatabase, openDatabase, seedCustomer } from './database.ts';
import { bundle, testSealingKey as oldKey } from './harness.ts';

/** Keys are rotated while everything sealed can still be opened. */

const projectId = 'demo-sealing';
const newKey = Buffer.alloc(32, 9).toString('base64');
const both = `${newKey},${oldKey}`;
const secret = 'the-secret-of-acme-is-long-enough-for-hs256';
const previous = 'the-secret-before-it-is-as-long-as-hs256-wants';
const apiKey = 'a-key-of-dialpad-with-more-than-20';
const number = '+819012345678';

let db: Firestore;
beforeAll(() => {
  db = openDatabase(projectId);
});
beforeEach(() => emptyDatabase(projectId));

/** As values were sealed before keys had ids and values a place. */
const sealedBefore = (text: string) =>
  new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(Buffer.from(oldKey, 'base64'));

/** Customers and a phone sign-in under the old key; acme's secrets from before keys had ids. */
async function seedAll(): Promise<void> {
  await seedCustomer(db, 'other', { secret });
  await seedCustomer(db, 'acme', { secret });
  await db.doc(paths.webhookSecrets('acme')).set({
    current: await sealedBefore(secret),
    previous: await sealedBefore(previous),
  });
  const access = paths.dialpadAccess('acme');
  await db.doc(access).set({ apiKey: await seal(apiKey, oldKey, access) });
  const { path, alias } = await newAlias({ db, sealingKey: oldKey }, number, 'hanako');
  await db.doc(path).set(alias);
}

/** Texts of a customer's secrets as one process of the webhook reads them; each time longer than it shares a read. */
function reader(sealingKey: string) {
  let clockMs = 0;
  const read = telephonyReader({
    db: () => Promise.resolve(db),
    sealingKey: () => sealingKey,
    emulated: true,
    now: () => (clockMs += 1_000),
  });
  return async (customerId: string) => (await read(customerId)).secrets.map(({ text }) => text);
}

const secretsOf = (customerId: string, sealingKey: string) => reader(sealingKey)(customerId);

const ownerUnder = async (sealingKey: string) =>
  (await db.doc(paths.loginAlias(aliasKeys(number, sealingKey)[0])).get()).get('uid') as unknown;

/** When each document was written last. */
async function writtenAt(): Promise<Record<string, string>> {
  const found = await Promise.all([
    db.collectionGroup('private').get(),
    db.collection('loginAliases').get(),
  ]);
  const documents = found.flatMap(({ docs }) => docs);
  return Object.fromEntries(
    documents.map(({ ref, updateTime }) => [ref.path, String(updateTime.valueOf())]),
  );
}

describe('changing the sealing key', () => {
  test('brings everything under the new key, while both open and until the old one goes', async () => {
    await seedAll();
    expect(await secretsOf('acme', both)).toEqual([secret, previous]);
    const { changed, unreadable, waiting } = await resealAll(db, both);
    expect({ changed, unreadable, waiting }).toEqual({ changed: 4, unreadable: [], waiting: [] });
    expect(await secretsOf('acme', newKey)).toEqual([secret, previous]);
    expect(await secretsOf('other', newKey)).toEqual([secret]);
    expect(await dialpadToken(db, 'acme', newKey)).toBe(apiKey);
    expect(await ownerUnder(newKey)).toBe('hanako');
    expect(await ownerUnder(oldKey)).toBeUndefined();
    // The old key alone opens nothing any more.
    expect(await secretsOf('acme', oldKey)).not.toContain(secret);
    expect(await dialpadToken(db, 'acme', oldKey)).toBeNull();
  });

  test('goes on where it was broken off, and the second time there is nothing to do', async () => {
    await seedAll();
    const breaking = new Error('broken off');
    let writes = 0;
    const interrupted = new Proxy(db, {
      get(target, name) {
        if (name === 'collection' && writes > 1) throw breaking;
        const value: unknown = Reflect.get(target, name, target);
        if (name === 'doc') writes += 1;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    await expect(resealAll(interrupted, both)).rejects.toBe(breaking);
    expect(await secretsOf('acme', both)).toEqual([secret, previous]);
    expect(await ownerUnder(oldKey)).toBe('hanako');

    expect((await resealAll(db, both)).changed).toBe(1);
    const before = await writtenAt();
    expect(await resealAll(db, both)).toMatchObject({ changed: 0, unreadable: [], waiting: [] });
    expect(await writtenAt()).toEqual(before);
  });

  test('names what no key opens and leaves it as it is', async () => {
    await seedAll();
    const strange = await sealSecret(secret, Buffer.alloc(32, 5).toString('base64'), 'acme');
    await db.doc(paths.webhookSecrets('acme')).update({ previous: strange });
    const { unreadable } = await resealAll(db, both);
    expect(unreadable).toEqual([paths.webhookSecrets('acme')]);
    expect((await db.doc(paths.webhookSecrets('acme')).get()).get('previous')).toBe(strange);
    expect(await secretsOf('acme', newKey)).toEqual([secret]);
  });

  test('a phone number from before it was kept sealed waits for the next sign-in', async () => {
    const [, legacy = ''] = aliasKeys(number, oldKey);
    await db.doc(paths.loginAlias(legacy)).set({ uid: 'taro' });
    expect((await resealAll(db, both)).waiting).toEqual(['taro']);
  });
});

test("a sealed value of another customer's, copied over, opens nothing", async () => {
  await seedCustomer(db, 'acme', { secret });
  await seedCustomer(db, 'thief', { secret: previous });
  const read = reader(oldKey);
  expect(await read('acme')).toEqual([secret]);
  const stolen = (await db.doc(paths.webhookSecrets('acme')).get()).get('current') as string;
  await db.doc(paths.webhookSecrets('thief')).update({ current: stolen });
  expect(await read('thief')).not.toContain(secret);
  expect(await read('acme')).toEqual([secret]);
});

describe('a function outside the emulators', () => {
  const start = (sealingKey: string) =>
    new Promise<{ code: unknown; printed: string }>((resolve) => {
      const env = { PATH: process.env['PATH'], SEALING_KEY: sealingKey, GCLOUD_PROJECT: 'shop-1' };
      execFile(process.execPath, [bundle], { env }, (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, printed: `${stdout}${stderr}` }),
      );
    });

  test('does not start with the demo key, and says so in one line', async () => {
    const { code, printed } = await start(demo.sealingKey);
    expect(code).toBe(1);
    expect(printed.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(printed)).toMatchObject({ severity: 'ERROR', event: 'not-started' });
    expect(printed).toContain("SEALING_KEY is the demo's");
    expect(printed).not.toContain(demo.sealingKey);
  });

  test('starts with a key of its own', async () => {
    expect(await start(newKey)).toMatchObject({ code: 0 });
  });
});
