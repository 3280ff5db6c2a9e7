import type { EventFields } from '../events.ts';
import type { Sending } from '../http.ts';
import { hexSignature } from '../tokens.ts';

/** What an attack is built from: a valid event, its valid token, and the secrets of two customers. */
export interface Good {
  claims: EventFields;
  token: string;
  json: string;
  secret: string;
  otherSecret: string;
}

export interface Attack {
  /** Row of the fault catalogue, and what is tried. */
  name: string;
  bodies: (good: Good) => (string | Sending)[];
  /** What differs from them only in the relevant point, and is accepted; defaults to {@link goodOnes}. */
  twins?: (good: Good) => (string | Sending)[];
}

/** A good event in both accepted forms. */
export const goodOnes: NonNullable<Attack['twins']> = ({ token, json, secret }) => [
  token,
  signedJson(json, hexSignature(json, secret)),
];

export const header = { alg: 'HS256', typ: 'JWT' };

/** Signs what attackers sign themselves. */
export const attackersKey = 'a secret of the attacker that is long enough';

/** A JSON body with its signature header. */
export const signedJson = (body: string, signature: string | string[]): Sending => ({
  body,
  headers: { 'content-type': 'application/json', 'x-dialpad-signature': signature },
});

/** A token with headers beside it. */
export const tokenWith = (token: string, headers: Sending['headers']): Sending => ({
  body: token,
  headers: { 'content-type': 'application/jwt', ...headers },
});
