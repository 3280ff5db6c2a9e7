import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goodOnes, type Good } from './attacks/attack.ts';
import { encodingAttacks } from './attacks/encoding.ts';
import { headerAttacks } from './attacks/header.ts';
import { signatureAttacks } from './attacks/signature.ts';
import { everything, emptyDatabase, openDatabase, readCall, seedCustomer } from './database.ts';
import { ringing } from './events.ts';
import { setupMs, startServer, type Server } from './harness.ts';
import { asToken, json, send, type Answer, type Sending } from './http.ts';
import { signJwt } from './tokens.ts';

const attacks = [...headerAttacks, ...encodingAttacks, ...signatureAttacks];
const projectId = 'demo-attacks';
const secret = 'the-secret-of-acme-is-long-enough-for-hs256';
const otherSecret = 'the-secret-of-other-is-long-enough-for-hs256';

const db = openDatabase(projectId);
let server: Server;
let refused: Answer;
let before: Record<string, string>;

beforeAll(async () => {
  await emptyDatabase(projectId);
  await seedCustomer(db, 'acme', { secret });
  await seedCustomer(db, 'other', { secret: otherSecret });
  server = await startServer({ projectId, defaultCustomerId: 'acme' });
  refused = await send(server.port, { path: '/acme', body: '{}' });
  before = await everything(db);
}, setupMs);
afterAll(async () => {
  await server.stop();
  await db.terminate();
});

async function good(): Promise<Good> {
  const claims = ringing();
  return {
    claims,
    token: await signJwt(claims, secret),
    json: JSON.stringify(claims),
    secret,
    otherSecret,
  };
}

const request = (body: string | Sending): Sending =>
  typeof body === 'string' ? asToken(body, '/acme') : { path: '/acme', ...body };

describe('a body that is not signed as it should be', () => {
  test('is refused with the response from the contract', () => {
    expect(refused.status).toBe(401);
    expect(json(refused)).toEqual({
      error: { code: 'invalid-signature', message: expect.any(String) },
    });
    expect(Object.keys(refused.headers).toSorted()).toEqual([
      'cache-control',
      'connection',
      'content-length',
      'content-type',
    ]);
  });

  test.each(attacks)('$name: the same answer, byte for byte', async ({ bodies }) => {
    await Promise.all(
      bodies(await good()).map(async (body) => {
        const answer = await send(server.port, request(body));
        expect({ sent: body, ...answer, ms: 0 }).toEqual({ sent: body, ...refused, ms: 0 });
      }),
    );
  });

  test('left nothing behind in Firestore, for any customer', async () => {
    expect(await everything(db)).toEqual(before);
  });

  test('put neither secret, token, number nor body into the log', async () => {
    await expect.poll(server.printed).toContain('webhook-refused');
    const printed = server.printed();
    for (const private_ of [
      secret,
      otherSecret,
      'eyJ',
      '+819012345678',
      '受付',
      'attacker.example',
    ]) {
      expect(printed).not.toContain(private_);
    }
  });
});

describe('the same event, signed as it should be', () => {
  test.each(attacks)('$name: its allowed twin is stored', async ({ twins = goodOnes }) => {
    const event = await good();
    const linkedId = String(event.claims.call_id);
    for (const twin of twins(event)) {
      const answer = await send(server.port, request(twin));
      expect(json(answer)).toMatchObject({ received: true, linkedId });
      expect(answer.status).toBe(200);
    }
    expect(await readCall(db, 'acme', linkedId)).toMatchObject({ linkedId, state: 'ringing' });
  });
});
