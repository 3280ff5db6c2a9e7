import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signCanary } from '../src/canary/canary-callable.ts';
import { canaryKeys } from '../src/canary/key.ts';
import { paths } from '../src/model/paths.ts';
import { seedCustomer } from './database.ts';
import { setupMs, startServer, testSealingKey, type Server } from './harness.ts';
import { asToken, send } from './http.ts';
import { addMember, codeOf, openPeople, requestOf, unique, type People } from './people.ts';
import { signJwt } from './tokens.ts';

const projectId = 'demo-canary';
const secret = 'the-secret-of-the-canary-is-long-enough-for-hs256';
const customerId = 'acme';
let people: People;
let server: Server;
beforeAll(async () => {
  people = openPeople(projectId);
  await seedCustomer(people.db, customerId, { secret });
  server = await startServer({ projectId });
}, setupMs);
afterAll(() => server.stop());

const member = async (fields = {}) =>
  (await addMember(people, customerId, 'viewer', { uid: unique('viewer'), ...fields })).uid;
const post = (token: string, to = customerId) => send(server.port, asToken(token, `/${to}`));
const canaryOf = async (uid: string) =>
  (await people.db.doc(paths.canary(customerId, uid)).get()).data();
const documents = async (path: string) => (await people.db.collection(path).get()).size;

describe('a canary', () => {
  it('goes through the webhook to its sender, and is no call', async () => {
    const uid = await member();
    const { id, token } = await signCanary(requestOf(uid, { customerId }));
    const answer = await post(token);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { received: true, canary: id }]);
    expect(await canaryOf(uid)).toMatchObject({ nonce: id });
    expect(await documents(paths.calls(customerId))).toBe(0);
    expect(await documents(paths.ledger(customerId))).toBe(0);
    expect(await documents(paths.deadLetters(customerId))).toBe(0);
  });

  it('is signed for active members only, and only if there is a secret', async () => {
    const other = unique('customer');
    const [inactive, elsewhere] = await Promise.all([
      member({ active: false }),
      addMember(people, other, 'admin', { uid: unique('admin') }),
    ]);
    expect(await codeOf(signCanary(requestOf(null, { customerId })))).toBe('signed-out');
    expect(await codeOf(signCanary(requestOf(inactive, { customerId })))).toBe('not-a-member');
    expect(await codeOf(signCanary(requestOf(elsewhere.uid, { customerId })))).toBe('not-a-member');
    expect(await codeOf(signCanary(requestOf(elsewhere.uid, { customerId: other })))).toBe(
      'no-secret',
    );
  });

  it('may be requested six times a minute', async () => {
    const uid = await member();
    const ask = () => signCanary(requestOf(uid, { customerId }));
    for (let count = 0; count < 6; count += 1) await ask();
    expect(await codeOf(ask())).toBe('too-many-requests');
  });

  it('is refused when it is old, or signed with any other key', async () => {
    const uid = await member();
    const claims = { canary: crypto.randomUUID(), uid };
    const key = canaryKeys(testSealingKey, customerId)[0];
    const longAgo = Math.floor(Date.now() / 1000) - 3_600;
    const old = await post(await signJwt({ ...claims, exp: longAgo }, key));
    const forged = await post(await signJwt(claims, `${secret}-of-somebody-else`));
    const ofAnother = await post(await signJwt(claims, canaryKeys(testSealingKey, 'another')[0]));
    expect([old.status, forged.status, ofAnother.status]).toEqual([401, 401, 401]);
    expect(await canaryOf(uid)).toBeUndefined();
    expect((await post(await signJwt(claims, key))).status).toBe(200);
  });

  it('gives its holder no signature that is valid for a call event', async () => {
    const uid = await member();
    const { token } = await signCanary(requestOf(uid, { customerId }));
    const [head = '', claims = '', signature = ''] = token.split('.');
    const before = await documents(paths.deadLetters(customerId));
    const answer = await send(server.port, {
      path: `/${customerId}`,
      body: `${head}.${claims}`,
      headers: {
        'content-type': 'application/json',
        'x-dialpad-signature': Buffer.from(signature, 'base64url').toString('hex'),
      },
    });
    expect(answer.status).toBe(401);
    expect(await documents(paths.deadLetters(customerId))).toBe(before);
  });

  it.each([
    { canary: 'x', uid: 'viewer' },
    { canary: crypto.randomUUID(), uid: 'a/b' },
  ])('with claims that are none of ours is refused: %j', async (claims) => {
    const token = await signJwt(claims, canaryKeys(testSealingKey, customerId)[0]);
    expect((await post(token)).status).toBe(401);
  });

  it('signed with the phone system’s secret is an unreadable body of the phone system', async () => {
    const before = await documents(paths.deadLetters(customerId));
    const claims = { canary: crypto.randomUUID(), uid: 'viewer' };
    expect((await post(await signJwt(claims, secret))).status).toBe(202);
    expect(await documents(paths.deadLetters(customerId))).toBe(before + 1);
  });
});
