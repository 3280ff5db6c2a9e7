import { deflateRawSync } from 'node:zlib';
import {
  base64url,
  flipBit,
  forge,
  hexSignature,
  nonCanonical,
  resign,
  segmentsOf,
} from '../tokens.ts';
import { attackersKey, header, signedJson, type Attack } from './attack.ts';

/** Tricks with the text of a token. */
export const encodingAttacks: Attack[] = [
  {
    name: 'SIG-06 one bit turned in each byte of header, payload and signature',
    bodies: ({ token }) =>
      ([0, 1, 2] as const).flatMap((segment) =>
        Array.from({ length: 12 }, (_, index) => flipBit(token, segment, index * 9)),
      ),
  },
  {
    name: 'SIG-06 no, half, almost a whole and too long a signature',
    bodies: ({ token }) => {
      const [h, p, s] = segmentsOf(token);
      return [
        '',
        s.slice(0, 20),
        s.slice(0, 42),
        `${s}A`,
        `${s}${s}`,
        s.split('').reverse().join(''),
      ]
        .map((signature) => `${h}.${p}.${signature}`)
        .concat(`${h}.${p}`);
    },
  },
  {
    name: 'finding 10: padding, plain base64, non-canonical tails, blanks and breaks in the text',
    bodies: ({ claims, token, secret }) => {
      const [h, p, s] = segmentsOf(token);
      const plain = (text: string) => Buffer.from(text, 'base64url').toString('base64');
      const spare = `${base64url('{"alg":"HS256"} ').slice(0, -1)}B`;
      return [
        `${token}=`,
        `${h}=.${p}.${s}`,
        nonCanonical(token),
        [h, p, s].map(plain).join('.'),
        resign([h, p].map(plain).join('.') + '=', secret),
        resign(`${spare}.${base64url(claims)}`, secret),
        ` ${token}`,
        `${h} .${p}.${s}`,
        `${h}.${p}\n.${s}`,
        `${h}.${p}. ${s}`,
        `${h}.${p}.${s.slice(0, 20)} ${s.slice(20)}`,
        `\uFEFF${token}`,
        `${token}\u0000`,
        token.replaceAll('.', '．'),
        token.replaceAll('.', '%2E'),
      ];
    },
  },
  {
    name: 'HDR-13 one, two, four and six segments, each segment empty, nothing but dots',
    bodies: ({ token, secret }) => {
      const [h, p, s] = segmentsOf(token);
      return [
        h,
        `${h}.${p}`,
        `${token}.${s}`,
        `${token}.${token}`,
        `.${p}.${s}`,
        `${h}..${s}`,
        `${h}.${p}.`,
        resign(`.${p}`, secret),
        resign(`${h}.`, secret),
        resign('.', secret),
        '..',
        '.'.repeat(100_000),
        `${token}${'.'.repeat(10_000)}`,
      ];
    },
  },
  {
    name: 'a good token within a token that is not',
    bodies: ({ token }) => [
      forge(header, token, attackersKey),
      `${base64url({ alg: 'none', cty: 'JWT' })}.${base64url(token)}.`,
      JSON.stringify({ token }),
      `token=${token}`,
    ],
  },
  {
    name: 'SIG-22 a token in quotes, behind Bearer, with a line break',
    bodies: ({ token }) => [
      `"${token}"`,
      `'${token}'`,
      `Bearer ${token}`,
      `${token}\n`,
      `${token}\r\n`,
      `\n${token}`,
    ],
  },
  {
    name: 'SIG-07 a token and a signed JSON of another customer',
    bodies: ({ claims, json, otherSecret }) => [
      forge(header, claims, otherSecret),
      signedJson(json, hexSignature(json, otherSecret)),
    ],
  },
  {
    name: 'HDR-10 a compressed payload with somebody else’s MAC',
    bodies: ({ json, otherSecret }) => [
      forge({ ...header, zip: 'DEF' }, deflateRawSync(json), otherSecret),
    ],
  },
];
