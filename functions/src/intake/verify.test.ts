import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flipBit, forge, hexSignature, nonCanonical, signJwt } from '../../test/tokens.ts';
import { webhookSecret } from '../customers/secrets.ts';
import { verify } from './verify.ts';

const text = 'the-secret-of-these-tests-is-long-enough';
const secrets = [webhookSecret(text)];
const now = new Date('2026-05-01T09:00:00Z');
const claims = { call_id: 5635304278851584, state: 'ringing', note: '西船橋 ☎' };
const header = { alg: 'HS256', typ: 'JWT' };

const judge = (body: string | Buffer, signature?: string, known = secrets) =>
  verify(Buffer.from(body as string), signature, known, now);
const accepts = async (body: string | Buffer, signature?: string, known = secrets) =>
  (await judge(body, signature, known)).ok;

describe('a mutated token', () => {
  const anyByte = fc.integer({ min: 0, max: 255 });
  const place = fc.nat({ max: 400 });
  const anywhere = (bytes: Buffer, at: number) => at % bytes.length;
  const splice = (bytes: Buffer, at: number, remove: number, insert: Buffer) =>
    Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
  const tokenChars = 'ABCDEFghijkl0189-_.=+/ \n"'.split('');

  type Mutation = (token: Buffer) => Buffer;
  const mutation: fc.Arbitrary<Mutation> = fc.oneof(
    fc.tuple(place, fc.nat({ max: 7 })).map(([at, bit]): Mutation => (token) => {
      const copy = Buffer.from(token);
      const index = anywhere(copy, at);
      copy[index] = (copy[index] ?? 0) ^ (1 << bit);
      return copy;
    }),
    fc.tuple(place, anyByte).map(
      ([at, byte]): Mutation =>
        (token) =>
          splice(token, anywhere(token, at), 1, Buffer.from([byte])),
    ),
    fc.tuple(place, fc.constantFrom(...tokenChars)).map(
      ([at, char]): Mutation =>
        (token) =>
          splice(token, at % (token.length + 1), 0, Buffer.from(char)),
    ),
    fc.tuple(place, fc.integer({ min: 1, max: 60 })).map(
      ([at, count]): Mutation =>
        (token) =>
          splice(token, anywhere(token, at), count, Buffer.alloc(0)),
    ),
    fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })).map(([a, b]): Mutation => (token) => {
      const segments = token.toString('latin1').split('.');
      [segments[a], segments[b]] = [segments[b] ?? '', segments[a] ?? ''];
      return Buffer.from(segments.join('.'), 'latin1');
    }),
    fc.tuple(fc.constantFrom(0 as const, 1 as const, 2 as const), fc.nat({ max: 2_000 })).map(
      ([segment, bit]): Mutation =>
        (token) =>
          Buffer.from(flipBit(token.toString('latin1'), segment, bit)),
    ),
    fc.constantFrom<Mutation>(
      (token) => Buffer.from(nonCanonical(token.toString('latin1'))),
      (token) => Buffer.from(token.toString('latin1').toUpperCase()),
      (token) => Buffer.concat([token, Buffer.from('=')]),
      (token) => Buffer.concat([token, token]),
    ),
  );

  test('is refused in all 5,000 cases, and the token itself is accepted', async () => {
    const token = Buffer.from(await signJwt(claims, text));
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        const mutated = mutations.reduce<Buffer>(
          (bytes, mutate) => (bytes.length > 0 ? mutate(bytes) : bytes),
          token,
        );
        expect((await verify(mutated, undefined, secrets, now)).ok).toBe(mutated.equals(token));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('time claims', () => {
  const seconds = now.getTime() / 1000;
  test.each([
    ['an expiry an hour ago', { exp: seconds - 3_600 }, 'expired'],
    ['an expiry as text', { exp: String(seconds + 60) }, 'bad-time-claim'],
    ['a negative expiry', { exp: -1 }, 'expired'],
    ['an expiry that is an object', { exp: {} }, 'bad-time-claim'],
    ['a start tomorrow', { nbf: seconds + 86_400 }, 'not-yet-valid'],
    ['an issue date tomorrow', { iat: seconds + 86_400 }, 'not-yet-valid'],
  ])('HDR-19, HDR-21: %s is refused', async (_name, extra, reason) => {
    expect(await judge(await signJwt({ ...claims, ...extra }, text))).toEqual({
      ok: false,
      reason,
    });
  });

  test('HDR-19: an infinite expiry is refused', async () => {
    expect(await accepts(forge(header, '{"call_id":1,"exp":1e400}', text))).toBe(false);
  });

  test.each([
    ['an expiry a minute ago', { exp: seconds - 60 }],
    ['a start in a minute', { nbf: seconds + 60 }],
    ['an issue date in a minute', { iat: seconds + 60 }],
    ['no time claims', {}],
    ['empty time claims', { exp: null, nbf: null, iat: null }],
  ])('HDR-20: %s is accepted', async (_name, extra) => {
    expect(await accepts(await signJwt({ ...claims, ...extra }, text))).toBe(true);
  });
});

describe('the secret', () => {
  const old = webhookSecret('the-secret-before-it-was-long-enough-too');
  test('SIG-08: both the current and the previous one sign tokens and JSON', async () => {
    const json = JSON.stringify(claims);
    for (const secret of [text, old.text]) {
      const known = [...secrets, old];
      expect(await accepts(await signJwt(claims, secret), undefined, known)).toBe(true);
      expect(await accepts(json, hexSignature(json, secret), known)).toBe(true);
    }
    expect(await accepts(await signJwt(claims, old.text))).toBe(false);
    expect(await accepts(json, hexSignature(json, old.text))).toBe(false);
  });

  test('an empty one, or none, accepts nothing', async () => {
    expect(await accepts(await signJwt(claims, text), undefined, [])).toBe(false);
    expect(await accepts('{}', hexSignature('{}', ''), [])).toBe(false);
    expect(await accepts(forge(header, claims, ''))).toBe(false);
    expect(await accepts('{}', hexSignature('{}', ''))).toBe(false);
  });
});

describe('the hex signature', () => {
  const json = JSON.stringify(claims);
  const good = hexSignature(json, text);
  test('is accepted as it is', async () => {
    expect(await accepts(json, good)).toBe(true);
  });

  test.each([
    ['followed by junk', `${good}ZZ`],
    ['with its end replaced by junk', `${good.slice(0, 62)}zz`],
    ['upper case', good.toUpperCase()],
    ['with the name of its hash', `sha256=${good}`],
    ['half', good.slice(0, 32)],
    ['empty', ''],
    ['with blanks', ` ${good}`],
    ['with a line break', `${good}\n`],
    ['twice', `${good}, ${good}`],
    ['in base64', Buffer.from(good, 'hex').toString('base64')],
  ])('finding 11: %s is refused without an error', async (_name, signature) => {
    expect(await accepts(json, signature)).toBe(false);
  });
});
