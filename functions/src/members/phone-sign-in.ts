import type { Auth } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import { phoneSignInInput } from '../model/callables.ts';
import { rateLimiter } from '../rate-limit.ts';
import { Refusal } from '../refusal.ts';
import { toE164 } from '../model/text/phone.ts';
import { invalidInput, tooMany } from '../callable/callable.ts';
import { checkPassword, type IdentityToolkit } from './check-password.ts';
import { aliasesOf, moveAlias, ownerIn } from './aliases.ts';
import { aliasKeys, networkKeys, opaqueEmail } from './login.ts';
import {
  isPassword,
  phonePasswordOf,
  rememberNetwork,
  setPhonePassword,
  type PhonePassword,
} from './phone-password.ts';
import { forgetTurns, waitForTurn, type Pace } from './turns.ts';

export interface PhoneSignInDeps {
  db: Firestore;
  auth: Auth;
  sealingKey: string;
  identityToolkit: IdentityToolkit;
  /** Minimum duration of a refusal, so that timing reveals nothing. */
  refusalMs: number;
}

/** For one number from one network: five at once, then after 1, 2, 4 … s. */
const pairPace: Pace = { free: 5, firstGapMs: 1_000, longestGapMs: 60_000 };
/** For one number from all networks its owner hasn't signed in from yet. */
const numberPace: Pace = { free: 20, firstGapMs: 1_000, longestGapMs: 4_000 };

/** Checked before any database read: more than a room full of people behind one address ever needs. */
const mayTryFromNetwork = rateLimiter({ perMinute: 120 });
/** Requests for one number from one network that may queue at the same time, per instance. */
const mostWaiting = 3;
const waiting = new Map<string, number>();

/**
 * Signs in with a phone number and password: only the server knows who owns a number, and the password's hash. Attempts
 * are counted by number and network, so that guessing slows down nobody but the guesser. An unknown number takes the
 * same path.
 *
 * @param network where the request comes from
 */
export async function phoneSignIn(
  deps: PhoneSignInDeps,
  data: unknown,
  network: string,
): Promise<{ token: string }> {
  const input = z.safeParse(phoneSignInInput, data);
  if (!input.success) throw invalidInput(input.error);
  if (!mayTryFromNetwork(network)) throw tooMany();
  const e164 = toE164(input.data.phone) ?? input.data.phone;
  const [number] = aliasKeys(e164, deps.sealingKey);
  const from = networkKeys(network, deps.sealingKey);
  const pair = `${number}.${from[0]}`;
  const before = waiting.get(pair) ?? 0;
  if (before >= mostWaiting) throw tooMany();
  waiting.set(pair, before + 1);
  try {
    return await tryPassword(deps, input.data.password, { e164, number, from, pair });
  } finally {
    const left = (waiting.get(pair) ?? 1) - 1;
    if (left > 0) waiting.set(pair, left);
    else waiting.delete(pair);
  }
}

async function tryPassword(
  deps: PhoneSignInDeps,
  password: string,
  {
    e164,
    number,
    from,
    pair,
  }: { e164: string; number: string; from: [string, ...string[]]; pair: string },
): Promise<{ token: string }> {
  const { db, auth } = deps;
  const notBefore = new Promise((resolve) => setTimeout(resolve, deps.refusalMs));
  const owner = ownerIn(await db.getAll(...aliasesOf(deps, e164)));
  const uid = owner?.uid ?? null;
  const kept = uid === null ? null : await phonePasswordOf(db, uid);
  const isAtHome = kept?.networks.some((network) => from.includes(network)) === true;
  if (!(await waitForTurn(db, pair, pairPace))) throw tooMany();
  if (!isAtHome && !(await waitForTurn(db, number, numberPace))) throw tooMany();

  const proven = await provenPassword(deps, { uid, kept, password });
  if (uid !== null && proven && !(await auth.getUser(uid)).disabled) {
    const isInPlace = owner?.alias.id === number && owner.alias.get('number') !== undefined;
    await Promise.all([
      forgetTurns(db, pair),
      rememberNetwork(db, uid, proven, from[0]),
      ...(isInPlace ? [] : [moveAlias(deps, e164, uid)]),
    ]);
    return { token: await auth.createCustomToken(uid) };
  }
  await notBefore;
  throw new Refusal('wrong-credentials', 'The phone number or the password is wrong.');
}

/** What is stored for the password if this is it, else null. */
async function provenPassword(
  { db, auth, identityToolkit }: PhoneSignInDeps,
  { uid, kept, password }: { uid: string | null; kept: PhonePassword | null; password: string },
): Promise<PhonePassword | null> {
  const isRight = await isPassword(password, kept?.hash ?? null);
  if (isRight || uid === null || kept) return isRight ? kept : null;
  // From before we stored our own hashes: Auth has the password, and loses it now.
  if ((await checkPassword(identityToolkit, opaqueEmail(uid), password)) !== uid) return null;
  await setPhonePassword({ db, auth }, await auth.getUser(uid), password);
  return phonePasswordOf(db, uid);
}
