import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '../../src/model/paths.ts';
import { emptyDatabase, everything, openDatabase } from '../database.ts';
import { setupMs, startServer, type Server } from '../harness.ts';
import { json, send } from '../http.ts';
import { base64url, forge } from '../tokens.ts';

/** ID tokens as a deployment sees them: without the Auth emulator, which has nobody sign anything. */

const projectId = 'demo-id-tokens';
const db = openDatabase(projectId);
let server: Server;

beforeAll(async () => {
  await emptyDatabase(projectId);
  const admin = { uid: 'admin', role: 'admin', active: true, groupCodes: [], email: '', name: '' };
  await db.doc(paths.member('acme', 'admin')).set(admin);
  server = await startServer({ projectId, target: 'testCall' });
}, setupMs);
afterAll(async () => {
  await server.stop();
  await db.terminate();
});

const seconds = Math.round(Date.now() / 1000);
const claims = {
  iss: `https://securetoken.google.com/${projectId}`,
  aud: projectId,
  sub: 'admin',
  user_id: 'admin',
  auth_time: seconds - 60,
  iat: seconds - 60,
  exp: seconds + 3_000,
};
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const unsigned = (header: object) => `${base64url(header)}.${base64url(claims)}`;
const ownKey = () => {
  const signed = unsigned({ alg: 'RS256', typ: 'JWT' });
  return `${signed}.${base64url(sign('sha256', Buffer.from(signed), privateKey))}`;
};

test.each([
  ['is unsigned', `${unsigned({ alg: 'none', typ: 'JWT' })}.`],
  ['is unsigned, in other writing', `${unsigned({ alg: 'None' })}.`],
  ['says RS256 and has no signature', `${unsigned({ alg: 'RS256', kid: 'x' }).slice(0, -1)}.`],
  ['is signed with a shared secret', forge({ alg: 'HS256', kid: 'x' }, claims, 'a secret')],
  ['is signed with a key of the sender’s own', ownKey()],
])('an admin’s ID token that %s is refused, and nothing is written', async (_name, token) => {
  const before = await everything(db);
  const answer = await send(server.port, {
    body: JSON.stringify({ customerPhone: '09012345678', incomingNumber: '05017481234' }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(401);
  expect(json(answer)).toEqual({
    success: false,
    error: { code: 'unauthenticated', message: expect.any(String) },
  });
  expect(await everything(db)).toEqual(before);
});
