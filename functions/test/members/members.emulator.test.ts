import { beforeAll, describe, expect, test } from 'vitest';
import * as callables from '../../src/members/member-callables.ts';
import { saveMember } from '../../src/members/save-member.ts';
import { callableInputs } from '../../src/model/callables.ts';
import { paths } from '../../src/model/paths.ts';
import { everything } from '../database.ts';
import { testSealingKey } from '../harness.ts';
import {
  addCustomer,
  addMember,
  codeOf,
  openPeople,
  readMember,
  requestOf,
  unique,
  uniqueNumber,
  type People,
} from '../people.ts';

let people: People;
beforeAll(() => {
  people = openPeople('demo-members');
});

/** What an admin sends to make a member. */
const newMember = (customerId: string, fields: object = {}) => ({
  customerId,
  login: `${unique('new')}@example.com`,
  name: '新人 一郎',
  role: 'operator',
  groupCodes: ['G01'],
  active: true,
  ...fields,
});

const save = (uid: string | null, data: unknown) => callables.saveMember(requestOf(uid, data));

describe('who may save members', () => {
  test('an active admin of this customer, by their member document only', async () => {
    const { customerId, admin } = await addCustomer(people);
    const elsewhere = await addCustomer(people);
    const operator = await addMember(people, customerId, 'operator');
    const viewer = await addMember(people, customerId, 'viewer');
    const inactive = await addMember(people, customerId, 'admin', { active: false });
    const data = newMember(customerId);
    const before = await everything(people.db);

    expect(await codeOf(save(null, data))).toBe('signed-out');
    expect(await codeOf(save('nobody', data))).toBe('not-a-member');
    expect(await codeOf(save(elsewhere.admin.uid, data))).toBe('not-a-member');
    expect(await codeOf(save(inactive.uid, data))).toBe('not-a-member');
    expect(await codeOf(save(operator.uid, data))).toBe('not-an-admin');
    expect(await codeOf(save(viewer.uid, data))).toBe('not-an-admin');
    expect(
      await codeOf(callables.saveMember(requestOf(operator.uid, data, { role: 'admin' }))),
    ).toBe('not-an-admin');
    expect(await everything(people.db)).toEqual(before);

    expect(await save(admin.uid, data)).toMatchObject({ uid: null });
  });

  test('input errors are reported by field, to admins only', async () => {
    const { customerId, admin } = await addCustomer(people);
    const faults: [object, string][] = [
      [{ role: 'owner' }, 'role'],
      [{ name: ' ' }, 'name'],
      [{ name: 'a\nb' }, 'name'],
      [{ name: 'a'.repeat(101) }, 'name'],
      [{ groupCodes: ['G01/lines'] }, 'groupCodes.0'],
      [{ groupCodes: Array.from({ length: 31 }, (_, index) => `G${index}`) }, 'groupCodes'],
      [{ groupCodes: 'G01' }, 'groupCodes'],
      [{ extensions: ['1 01'] }, 'extensions.0'],
      [{ extensions: Array.from({ length: 11 }, (_, index) => `${index}`) }, 'extensions'],
      [{ active: 'yes' }, 'active'],
      [{ uid: 'a/b' }, 'uid'],
      [{ login: null }, 'login'],
      [{ login: 'nobody' }, 'login'],
      [{ login: '+1 650 253 0000' }, 'login'],
      [{ login: '03-0000' }, 'login'],
      [{ login: 'a@login.invalid' }, 'login'],
    ];
    for (const [fault, field] of faults) {
      expect(await codeOf(save(admin.uid, newMember(customerId, fault)))).toBe(
        `invalid-input ${field}`,
      );
    }
    expect(await codeOf(save(admin.uid, { customerId: 'a/b' }))).toBe('not-a-member');
    expect(await codeOf(save(admin.uid, null))).toBe('not-a-member');
    expect(await codeOf(save('nobody', newMember(customerId, { role: 'owner' })))).toBe(
      'not-a-member',
    );
  });

  test('thirty in a minute, then a message', async () => {
    const { customerId, admin } = await addCustomer(people);
    const other = await addMember(people, customerId, 'admin');
    const wrong = newMember(customerId, { login: 'nobody' });
    for (let call = 0; call < 30; call += 1) {
      expect(await codeOf(save(admin.uid, wrong))).toBe('invalid-input login');
    }
    expect(await codeOf(save(admin.uid, wrong))).toBe('too-many-requests');
    expect(await codeOf(save(other.uid, wrong))).toBe('invalid-input login');
  });

  test('with App Check on, only the app', async () => {
    const { customerId, admin } = await addCustomer(people);
    const request = requestOf(admin.uid, newMember(customerId));
    process.env['ENFORCE_APP_CHECK'] = 'true';
    try {
      expect(await codeOf(callables.saveMember(request))).toBe('not-our-app');
      const fromApp = { ...request, app: { appId: 'web', token: {} } } as typeof request;
      expect(await callables.saveMember(fromApp)).toMatchObject({ uid: null });
    } finally {
      delete process.env['ENFORCE_APP_CHECK'];
    }
  });
});

describe('a new member', () => {
  test('without email gets a first password, and their number is stored nowhere in clear text', async () => {
    const { customerId, admin } = await addCustomer(people);
    const e164 = uniqueNumber();
    const national = `0${e164.slice(3)}`;
    const written = `${national.slice(0, 3)}ー${national.slice(3, 7)}ー${national.slice(7)}`;
    const fullWidth = written.replaceAll(/\d/g, (digit) =>
      String.fromCodePoint(digit.charCodeAt(0) + 0xfee0),
    );
    const made = await save(admin.uid, newMember(customerId, { login: fullWidth }));

    expect(made.firstPassword).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    const uid = made.uid ?? '';
    expect(await readMember(people.db, customerId, uid)).toMatchObject({
      email: '',
      loginHint: e164.slice(-4),
      mustChangePassword: true,
    });
    const user = await people.auth.getUser(uid);
    expect(user.email).toBeUndefined();
    expect(user.passwordHash).toBeUndefined();
    expect(user.phoneNumber).toBeUndefined();
    const documents = JSON.stringify(await everything(people.db));
    expect(documents).not.toContain(made.firstPassword);
    expect(documents + JSON.stringify(user.toJSON())).not.toContain(e164.slice(3));

    expect(await codeOf(save(admin.uid, newMember(customerId, { login: e164 })))).toBe(
      'already-member login',
    );
  });

  test('has a number that belongs to nobody else, here or elsewhere', async () => {
    const { customerId, admin } = await addCustomer(people);
    const elsewhere = await addCustomer(people);
    const login = uniqueNumber();
    const made = await save(elsewhere.admin.uid, newMember(elsewhere.customerId, { login }));
    const before = await everything(people.db);
    const accounts = async () => (await people.auth.listUsers()).users.length;
    const accountsBefore = await accounts();

    expect(await codeOf(save(admin.uid, newMember(customerId, { login })))).toBe(
      'number-taken login',
    );
    expect(await everything(people.db)).toEqual(before);
    expect(await accounts()).toBe(accountsBefore);

    // A number whose member is gone is free again.
    await people.db.doc(paths.member(elsewhere.customerId, made.uid ?? '')).delete();
    expect(await save(admin.uid, newMember(customerId, { login }))).toMatchObject({
      uid: expect.not.stringMatching(made.uid ?? '') as string,
    });
  });

  test('whose number two customers add at once belongs to one of them', async () => {
    const { customerId, admin } = await addCustomer(people);
    const elsewhere = await addCustomer(people);
    const login = uniqueNumber();
    const answers = await Promise.allSettled([
      save(admin.uid, newMember(customerId, { login })),
      save(elsewhere.admin.uid, newMember(elsewhere.customerId, { login })),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('leaves no sign-in behind if the admin no longer is one', async () => {
    const { customerId, admin } = await addCustomer(people);
    await people.db.doc(paths.member(customerId, admin.uid)).update({ role: 'operator' });
    const before = await everything(people.db);
    const emails = async () => (await people.auth.listUsers()).users.map(({ email }) => email);
    const emailsBefore = await emails();
    for (const login of [`${unique('late')}@example.com`, uniqueNumber()]) {
      const input = callableInputs.saveMember.parse(newMember(customerId, { login }));
      // The way behind the first check, which the admin has passed a moment ago.
      const store = { ...people, sealingKey: testSealingKey, send: () => Promise.resolve(true) };
      const signedInAt = new Date();
      const session = { uid: admin.uid, signedInAt, hasSecondFactor: false };
      const by = { session, wantFreshSignIn: () => {} };
      await expect(saveMember(store, by, input)).rejects.toMatchObject({
        code: 'not-an-admin',
      });
    }
    expect(await everything(people.db)).toEqual(before);
    expect(await emails()).toEqual(emailsBefore);
  });
});
