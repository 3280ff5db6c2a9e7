import { beforeAll, describe, expect, test } from 'vitest';
import type { CallableName } from '../src/model/callables.ts';
import { methods } from '../src/model/methods.ts';
import { paths } from '../src/model/paths.ts';
import {
  addCustomer,
  addMember,
  auditLog,
  openPeople,
  signInWith,
  uniqueNumber,
} from './people.ts';
import type { People } from './people.ts';

/** The callables as the browser meets them: deployed in the emulators, over HTTP, with real tokens. */
const projectId = 'demo-cti';
const functions = `http://127.0.0.1:5001/${projectId}/asia-northeast1`;

let people: People;
beforeAll(() => {
  people = openPeople(projectId);
});

async function call(name: CallableName | 'phoneSignIn', data: object, token?: string) {
  const group = name === 'phoneSignIn' ? 'signIn' : methods[name].group;
  const response = await fetch(`${functions}/${group}/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ data }),
  });
  const { result, error } = (await response.json()) as {
    result?: Record<string, string>;
    error?: { status: string; details?: { code: string } };
  };
  return { status: response.status, result: result ?? {}, code: error?.details?.code };
}

const tokenOf = async ({ email }: { email: string }) =>
  (await signInWith('Password', { email, password: 'first-password' })).idToken ?? '';

const exchange = async (token: string | undefined) =>
  (await signInWith('CustomToken', { token })).idToken ?? '';

/** Asks Firestore under the rules, as the browser would. */
async function firestore(method: 'GET' | 'PATCH', path: string, token: string, body?: object) {
  const host = process.env['FIRESTORE_EMULATOR_HOST'];
  const response = await fetch(
    `http://${host}/v1/projects/${projectId}/databases/(default)/documents/${path}`,
    {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    },
  );
  return response.status;
}

describe('over HTTP', () => {
  test('an admin is answered; others are told apart by a stable code', async () => {
    const { customerId, admin } = await addCustomer(people);
    const operator = await addMember(people, customerId, 'operator');
    const ask = (token?: string) => call('secretStatus', { customerId }, token);
    expect(await ask()).toMatchObject({ status: 401, code: 'signed-out' });
    expect((await ask('not.a.token')).status).toBe(401);
    expect(await ask(await tokenOf(operator))).toMatchObject({ status: 403, code: 'not-an-admin' });
    const token = await tokenOf(admin);
    expect(await ask(token)).toMatchObject({ status: 200, result: { hasCurrent: false } });
    expect(await call('secretStatus', { customerId: 'goodfife' }, token)).toMatchObject({
      status: 403,
      code: 'not-a-member',
    });
    const preflight = await fetch(`${functions}/admins/secretStatus`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://127.0.0.1:5000',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).toBe(204);
  });

  test('a member made with a phone number signs in, sees, and is out when deactivated', async () => {
    const { customerId, admin } = await addCustomer(people);
    const adminToken = await tokenOf(admin);
    const fields = { customerId, name: '新人', role: 'viewer', groupCodes: [], active: true };
    const phone = uniqueNumber();
    const { result: made } = await call('saveMember', { ...fields, login: phone }, adminToken);
    const { uid = '', firstPassword: password } = made;

    expect(await call('phoneSignIn', { phone, password: 'wrong' })).toMatchObject({
      status: 401,
      code: 'wrong-credentials',
    });
    const { result } = await call('phoneSignIn', { phone, password });
    const first = await exchange(result['token']);
    const own = paths.member(customerId, uid);
    expect(await firestore('GET', own, first)).toBe(200);
    expect(await firestore('GET', paths.customer(customerId), first)).toBe(403);
    expect(await call('pushKey', { customerId }, first)).toMatchObject({ code: 'not-a-member' });

    const next = 'purple lamp on the roof';
    const change = { customerId, current: password, next };
    const changed = await call('changePassword', change, first);
    const token = await exchange(changed.result['token']);
    expect(await firestore('GET', paths.customer(customerId), token)).toBe(200);
    expect(await call('pushKey', { customerId }, token)).toMatchObject({ status: 200 });
    expect(await call('phoneSignIn', { phone, password })).toMatchObject({
      code: 'wrong-credentials',
    });

    await call('saveMember', { ...fields, uid, active: false }, adminToken);
    expect(await firestore('GET', own, token)).toBe(403);
    expect(await call('pushKey', { customerId }, token)).toMatchObject({
      status: 403,
      code: 'not-a-member',
    });
    expect(await call('phoneSignIn', { phone, password: next })).toMatchObject({
      code: 'wrong-credentials',
    });
  });

  test('a line written from the browser comes into the audit log', async () => {
    const { customerId, admin } = await addCustomer(people);
    const text = (stringValue: string) => ({ stringValue });
    const line = {
      fields: {
        number: text('0501748'),
        storeCode: text('nishifuna'),
        storeName: text('西船橋'),
        groupCode: text('G01'),
        updatedBy: text(admin.uid),
      },
    };
    const path = paths.line(customerId, 'main');
    expect(await firestore('PATCH', path, await tokenOf(admin), line)).toBe(200);
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
