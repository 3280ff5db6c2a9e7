import { base64url, hexSignature, segmentsOf } from '../tokens.ts';
import { signedJson, tokenWith, type Attack } from './attack.ts';

/** Tricks with the signature header of a JSON body. */
export const signatureAttacks: Attack[] = [
  {
    name: 'finding 11: a hex signature in capitals, named, cut, padded, followed by junk, in base64',
    bodies: ({ json, secret }) => {
      const good = hexSignature(json, secret);
      return [
        good.toUpperCase(),
        `sha256=${good}`,
        `SHA256=${good}`,
        `v1=${good}`,
        `${good.slice(0, 62)}zz`,
        `${good}ZZjunk`,
        `${good}00`,
        good.slice(0, 63),
        good.slice(0, 32),
        'x',
        '0'.repeat(64),
        `"${good}"`,
        `0x${good}`,
        Buffer.from(good, 'hex').toString('base64'),
        Buffer.from(good, 'hex').toString('base64url'),
        'a'.repeat(6_000),
      ].map((signature) => signedJson(json, signature));
    },
  },
  {
    name: 'SIG-15 two signature headers, good and bad in either order, and twice the good one',
    bodies: ({ json, secret }) => {
      const [good, bad] = [hexSignature(json, secret), '0'.repeat(64)];
      return [
        signedJson(json, [good, bad]),
        signedJson(json, [bad, good]),
        signedJson(json, [good, good]),
        signedJson(json, `${good},${bad}`),
      ];
    },
  },
  {
    name: 'SIG-16 a right MAC over another body: one blank more, other key order, other bytes',
    bodies: ({ claims, json, secret }) => {
      const good = hexSignature(json, secret);
      const reordered = JSON.stringify(Object.fromEntries(Object.entries(claims).reverse()));
      return [
        signedJson(`${json} `, good),
        signedJson(json.replace(':', ': '), good),
        signedJson(`${json}\n`, good),
        signedJson(reordered, good),
        signedJson(`\uFEFF${json}`, good),
        signedJson(json.replace('ringing', 'hangup'), good),
        signedJson('', good),
        signedJson('{}', good),
      ];
    },
    twins: ({ claims, json, secret }) => {
      const reordered = JSON.stringify(Object.fromEntries(Object.entries(claims).reverse()));
      return [json, `${json} `, `${json}\n`, `\uFEFF${json}`, reordered].map((body) =>
        signedJson(body, hexSignature(body, secret)),
      );
    },
  },
  {
    name: 'SIG-19 JSON and nothing at all without a signature',
    bodies: ({ json }) => [
      { body: json, headers: { 'content-type': 'application/json' } },
      { body: json },
      { body: '', headers: { 'content-type': 'application/json' } },
      {},
      signedJson(json, ''),
    ],
  },
  {
    name: 'SIG-20 unsigned JSON with the good signature in any other header',
    bodies: ({ json, token, secret }) =>
      [
        { authorization: `Bearer ${token}` },
        { 'x-hub-signature-256': `sha256=${hexSignature(json, secret)}` },
        { 'x-signature': hexSignature(json, secret) },
        { cookie: `x-dialpad-signature=${hexSignature(json, secret)}` },
      ].map((headers) => ({
        body: json,
        headers: { 'content-type': 'application/json', ...headers },
      })),
  },
  {
    name: 'SIG-21 a bad token with the good signature of its payload beside it',
    bodies: ({ claims, json, token, secret }) => {
      const [h, p, s] = segmentsOf(token);
      const none = `${base64url({ alg: 'none' })}.${p}.`;
      const wrong = `${h}.${base64url({ ...claims, state: 'hangup' })}.${s}`;
      return [
        tokenWith(wrong, { 'x-dialpad-signature': hexSignature(json, secret) }),
        // A text in a token's form is judged as one: no header turns it into signed JSON.
        tokenWith(wrong, { 'x-dialpad-signature': hexSignature(wrong, secret) }),
        tokenWith(none, { 'x-dialpad-signature': hexSignature(json, secret) }),
      ];
    },
    twins: ({ token }) => [tokenWith(token, { 'x-dialpad-signature': '0'.repeat(64) })],
  },
  {
    name: 'SIG-28 wrong signatures from addresses that claim to be trusted',
    bodies: ({ json }) =>
      ['127.0.0.1', '1.2.3.4', '10.0.0.1', '::1', '1.2.3.4, 127.0.0.1'].map((address) => ({
        body: json,
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': address,
          'x-real-ip': address,
          forwarded: `for=${address}`,
          'x-appengine-user-ip': address,
        },
      })),
    twins: ({ token }) => [tokenWith(token, { 'x-forwarded-for': '203.0.113.66' })],
  },
];
