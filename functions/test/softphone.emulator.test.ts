import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { callSchema } from '../src/model/calls/call.ts';
import { paths } from '../src/model/paths.ts';
import {
  keepCallQuality,
  saveSoftphone,
  softphoneAccess,
} from '../src/softphone/softphone-callables.ts';
import {
  addCustomer,
  addMember,
  auditLog,
  codeOf,
  hourOld,
  openPeople,
  requestOf,
} from './people.ts';

const people = openPeople('demo-softphone');
const { db } = people;
const windowId = '01234567-89ab-4cde-8f01-23456789abcd';
const connection = {
  address: 'wss://pbx.example.jp:8089/ws',
  domain: 'pbx.example.jp',
  realm: 'asterisk',
  echo: '600',
};
const password = 'a password of phone 101';
const passwords = [
  { extension: '101', password },
  { extension: '102', password: 'another one' },
];
const hashOf = (extension: string, realm: string, secret: string) =>
  createHash('md5').update(`${extension}:${realm}:${secret}`).digest('hex');

/** A customer with a softphone, and an operator who sits at 101. */
async function shop() {
  const { customerId, admin } = await addCustomer(people);
  const as = (uid: string, data: object = {}) => requestOf(uid, { customerId, ...data });
  await saveSoftphone(as(admin.uid, { connection, passwords }));
  const operator = await addMember(people, customerId, 'operator', {
    extensions: ['999', '101'],
    groupCodes: ['G01'],
  });
  return { customerId, admin, operator, as };
}

describe('what a phone signs in with', () => {
  test('is given to the member who sits at it, for their window, and is in the audit log', async () => {
    const { customerId, operator, as } = await shop();
    expect(await softphoneAccess(as(operator.uid, { windowId }))).toEqual({
      ...connection,
      extension: '101',
      ha1: hashOf('101', 'asterisk', password),
    });
    const phone = await db.doc(paths.phone(customerId, operator.uid)).get();
    expect(phone.get('windowId')).toBe(windowId);
    const entries = await auditLog(db, customerId);
    expect(entries.map(({ action, byUid }) => [action, byUid])).toContainEqual([
      'softphone-opened',
      operator.uid,
    ]);
    const stored = await Promise.all(
      [paths.softphone(customerId), paths.softphoneSecrets(customerId)].map((path) =>
        db.doc(path).get(),
      ),
    );
    const everything = JSON.stringify([entries, stored.map((document) => document.data())]);
    expect(everything).not.toContain(password);
    expect(everything).not.toContain(hashOf('101', 'asterisk', password));
  });

  test('is refused to viewers, other customers, and members without such an extension', async () => {
    const { customerId, as } = await shop();
    const other = await addCustomer(people);
    const add = (role: 'viewer' | 'operator', extensions: string[]) =>
      addMember(people, customerId, role, { extensions });
    const [viewer, elsewhere, nowhere] = [
      await add('viewer', ['101']),
      await add('operator', ['103']),
      await add('operator', []),
    ];
    const ask = (uid: string) => codeOf(softphoneAccess(as(uid, { windowId })));
    expect(await ask(viewer.uid)).toBe('not-an-admin');
    expect(await ask(elsewhere.uid)).toBe('no-extension');
    expect(await ask(nowhere.uid)).toBe('no-extension');
    expect(await ask(other.admin.uid)).toBe('not-a-member');
    expect(await codeOf(softphoneAccess(requestOf(null, { customerId, windowId })))).toBe(
      'signed-out',
    );
    const own = requestOf(other.admin.uid, { customerId: other.customerId, windowId });
    expect(await codeOf(softphoneAccess(own))).toBe('no-softphone');
  });

  test('is refused after the tenth time in a minute', async () => {
    const { operator, as } = await shop();
    const ask = () => softphoneAccess(as(operator.uid, { windowId }));
    for (let times = 0; times < 10; times += 1) await ask();
    expect(await codeOf(ask())).toBe('too-many-requests');
  });
});

describe('the passwords', () => {
  const access = async ({ operator, as }: Awaited<ReturnType<typeof shop>>) =>
    softphoneAccess(as(operator.uid, { windowId }));

  test('stay when others change, and go when they are removed', async () => {
    const here = await shop();
    const save = (change: object) =>
      saveSoftphone(here.as(here.admin.uid, { connection, passwords: [], ...change }));
    const moved = { ...connection, address: 'wss://new.example.jp/ws' };
    expect(await save({ connection: moved })).toEqual({ extensions: ['101', '102'] });
    expect(await access(here)).toMatchObject({
      address: moved.address,
      ha1: hashOf('101', 'asterisk', password),
    });
    expect(await save({ passwords: [{ extension: '101', password: null }] })).toEqual({
      extensions: ['102'],
    });
    expect(await codeOf(access(here))).toBe('no-extension');
    expect(await save({ connection: null })).toEqual({ extensions: [] });
    expect(await codeOf(access(here))).toBe('no-softphone');
    expect((await db.doc(paths.softphoneSecrets(here.customerId)).get()).exists).toBe(false);
  });

  test('are gone under another realm, where they would be worth nothing', async () => {
    const here = await shop();
    const change = {
      connection: { ...connection, realm: 'pbx' },
      passwords: passwords.slice(0, 1),
    };
    expect(await saveSoftphone(here.as(here.admin.uid, change))).toEqual({ extensions: ['101'] });
    expect(await access(here)).toMatchObject({ ha1: hashOf('101', 'pbx', password) });
  });

  test.each([
    ['http', { address: 'https://pbx.example.jp/ws' }, 'invalid-input connection.address'],
    [
      'a user in the address',
      { address: 'wss://me@pbx.example.jp' },
      'invalid-input connection.address',
    ],
    [
      'another computer without TLS',
      { address: 'ws://192.0.2.1/ws' },
      'invalid-input connection.address',
    ],
    ['a header in the realm', { realm: 'a", b="' }, 'invalid-input connection.realm'],
    ['an echo that is a name', { echo: 'echo@evil' }, 'invalid-input connection.echo'],
  ])('are not taken with %s', async (_, wrong, code) => {
    const { admin, as } = await shop();
    const change = { connection: { ...connection, ...wrong }, passwords: [] };
    expect(await codeOf(saveSoftphone(as(admin.uid, change)))).toBe(code);
  });

  test('are set by admins who have just signed in', async () => {
    const { customerId, admin, operator, as } = await shop();
    const change = { connection, passwords };
    expect(await codeOf(saveSoftphone(as(operator.uid, change)))).toBe('not-an-admin');
    const stale = requestOf(admin.uid, { customerId, ...change }, hourOld());
    expect(await codeOf(saveSoftphone(stale))).toBe('sign-in-again');
  });
});

describe('how a call sounded', () => {
  const ofCall = {
    source: 'relay',
    isTest: false,
    direction: 'inbound',
    state: 'connected',
    active: true,
    caller: { match: 'unknown' },
  };
  const quality = {
    seconds: 65,
    jitterMs: 4,
    worstJitterMs: 21,
    lossPermille: 3,
    worstLossPermille: 40,
    roundTripMs: null,
  };

  test('is kept beside a call of the member’s groups, and no other', async () => {
    const { customerId, operator, as } = await shop();
    for (const groupCode of ['G01', 'G02']) {
      const call = callSchema.parse({ linkedId: groupCode, groupCode, ...ofCall });
      await db.doc(paths.call(customerId, groupCode)).set(call);
    }
    const keep = (linkedId: string, change = {}) =>
      keepCallQuality(as(operator.uid, { linkedId, quality: { ...quality, ...change } }));
    await keep('G01');
    const kept = await db.doc(paths.quality(customerId, 'G01', operator.uid)).get();
    expect(kept.data()).toMatchObject({ ...quality, name: operator.name });
    expect(await codeOf(keep('G02'))).toBe('call-unknown');
    expect(await codeOf(keep('none'))).toBe('call-unknown');
    expect(await codeOf(keep('G01', { lossPermille: 1001 }))).toMatch(/^invalid-input/);
    expect(await codeOf(keep('G01', { seconds: 1.5 }))).toMatch(/^invalid-input/);
    const viewer = await addMember(people, customerId, 'viewer', { groupCodes: ['G01'] });
    const asViewer = as(viewer.uid, { linkedId: 'G01', quality });
    expect(await codeOf(keepCallQuality(asViewer))).toBe('not-an-admin');
  });
});
