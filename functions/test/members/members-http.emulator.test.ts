import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/model/paths.ts';
import {
  askAuth,
  callFunction,
  functionsAddress,
  projectId,
  readStatus,
  signIn,
  writeStatus,
} from '../over-http.ts';
import { addCustomer, addMember, auditLog, openPeople, uniqueNumber } from '../people.ts';
import type { People } from '../people.ts';

/** The callables as the browser meets them: deployed in the emulators, over HTTP, with real tokens. */
let people: People;
beforeAll(() => {
  people = openPeople(projectId);
});

const tokenOf = async ({ email }: { email: string }) =>
  (await signIn(email, 'first-password')) ?? '';

const exchange = async (token: unknown) =>
  (await askAuth('signInWithCustomToken', { token })).idToken ?? '';

describe('over HTTP', () => {
  test('an admin is answered; others are told apart by a stable code', async () => {
    const { customerId, admin } = await addCustomer(people);
    const operator = await addMember(people, customerId, 'operator');
    const ask = (token?: string) => callFunction('secretStatus', { customerId }, token);
    expect(await ask()).toMatchObject({ status: 401, code: 'signed-out' });
    expect((await ask('not.a.token')).status).toBe(401);
    expect(await ask(await tokenOf(operator))).toMatchObject({ status: 403, code: 'not-an-admin' });
    const token = await tokenOf(admin);
    expect(await ask(token)).toMatchObject({ status: 200, result: { hasCurrent: false } });
    expect(await callFunction('secretStatus', { customerId: 'goodfife' }, token)).toMatchObject({
      status: 403,
      code: 'not-a-member',
    });
    const preflight = await fetch(`${functionsAddress}/admins/secretStatus`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://127.0.0.1:5000',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).toBe(204);
  });

  test('a member created with a phone number signs in, sees, and is locked out when deactivated', async () => {
    const { customerId, admin } = await addCustomer(people);
    const adminToken = await tokenOf(admin);
    const fields = { customerId, name: '新人', role: 'viewer', groupCodes: [], active: true };
    const phone = uniqueNumber();
    const { result: made } = await callFunction(
      'saveMember',
      { ...fields, login: phone },
      adminToken,
    );
    const { uid, firstPassword: password } = made as { uid: string; firstPassword: string };

    expect(await callFunction('phoneSignIn', { phone, password: 'wrong' })).toMatchObject({
      status: 401,
      code: 'wrong-credentials',
    });
    const { result } = await callFunction('phoneSignIn', { phone, password });
    const first = await exchange(result['token']);
    const own = paths.member(customerId, uid);
    expect(await readStatus(own, first)).toBe(200);
    expect(await readStatus(paths.customer(customerId), first)).toBe(403);
    expect(await callFunction('pushKey', { customerId }, first)).toMatchObject({
      code: 'not-a-member',
    });

    const next = 'purple lamp on the roof';
    const change = { customerId, current: password, next };
    const changed = await callFunction('changePassword', change, first);
    const token = await exchange(changed.result['token']);
    expect(await readStatus(paths.customer(customerId), token)).toBe(200);
    expect(await callFunction('pushKey', { customerId }, token)).toMatchObject({ status: 200 });
    expect(await callFunction('phoneSignIn', { phone, password })).toMatchObject({
      code: 'wrong-credentials',
    });

    await callFunction('saveMember', { ...fields, uid, active: false }, adminToken);
    expect(await readStatus(own, token)).toBe(403);
    expect(await callFunction('pushKey', { customerId }, token)).toMatchObject({
      status: 403,
      code: 'not-a-member',
    });
    expect(await callFunction('phoneSignIn', { phone, password: next })).toMatchObject({
      code: 'wrong-credentials',
    });
  });

  test('a line written from the browser is in the audit log', async () => {
    const { customerId, admin } = await addCustomer(people);
    const line = {
      number: '0501748',
      storeCode: 'nishifuna',
      storeName: '西船橋',
      groupCode: 'G01',
      updatedBy: admin.uid,
    };
    const path = paths.line(customerId, 'main');
    expect(await writeStatus(path, await tokenOf(admin), line)).toBe(200);
    await expect
      .poll(() => auditLog(people.db, customerId))
      .toMatchObject([
        {
          action: 'line-written',
          target: 'lines/main',
          byUid: admin.uid,
          byName: admin.name,
          before: null,
          after: { number: '0501748', groupCode: 'G01' },
        },
      ]);
  });
});
