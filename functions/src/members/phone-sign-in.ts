import type { Auth } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import { phoneSignInInput } from '../model/callables.ts';
import { paths } from '../model/paths.ts';
import { rateLimiter } from '../rate-limit.ts';
import { Refusal } from '../refusal.ts';
import { toE164 } from '../model/phone.ts';
import { invalidInput, tooMany } from './callable.ts';
import { aliasKey, opaqueEmail } from './login.ts';

export interface PhoneSignInDeps {
  db: Firestore;
  auth: Auth;
  sealingKey: string;
  /** Base of Identity Toolkit's REST interface, with the web app's key. */
  identityToolkit: { url: string; apiKey: string };
  /** No refusal leaves sooner, so that its time tells nothing. */
  refusalMs: number;
}

const mayTryNumber = rateLimiter({ perMinute: 6 });
const mayTryAtAll = rateLimiter({ perMinute: 120 });

/** What Auth says when number and password do not belong together; which of them it was is told to nobody. */
const wrong =
  /^(EMAIL_NOT_FOUND|INVALID_PASSWORD|INVALID_LOGIN_CREDENTIALS|INVALID_EMAIL|USER_DISABLED)/;
const throttled = /^TOO_MANY_ATTEMPTS_TRY_LATER/;

/**
 * Signs in with a phone number and a password: the server alone knows to whom a number belongs. A number
 * that nobody has takes the whole way as well, with an address that does not exist.
 */
export async function phoneSignIn(
  deps: PhoneSignInDeps,
  data: unknown,
): Promise<{ token: string }> {
  const input = z.safeParse(phoneSignInInput, data);
  if (!input.success) throw invalidInput(input.error);
  const key = aliasKey(toE164(input.data.phone) ?? input.data.phone, deps.sealingKey);
  if (!mayTryNumber(key) || !mayTryAtAll('all')) throw tooMany();

  const notBefore = new Promise((resolve) => setTimeout(resolve, deps.refusalMs));
  const alias = await deps.db.doc(paths.loginAlias(key)).get();
  const known: unknown = alias.get('uid');
  const uid = typeof known === 'string' ? known : key.slice(0, 28);
  const signedIn = await checkPassword(deps, opaqueEmail(uid), input.data.password);
  if (signedIn === uid && uid === known) return { token: await deps.auth.createCustomToken(uid) };
  await notBefore;
  if (signedIn === 'throttled') throw tooMany();
  throw new Refusal('wrong-credentials', 'The phone number or the password is wrong.');
}

/** The uid whose password this is, `wrong`, or `throttled` when Auth has had enough of tries. */
async function checkPassword(
  { identityToolkit: { url, apiKey } }: PhoneSignInDeps,
  email: string,
  password: string,
): Promise<string> {
  const response = await fetch(
    `${url}/accounts:signInWithPassword?key=${encodeURIComponent(apiKey)}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, returnSecureToken: true }),
      signal: AbortSignal.timeout(10_000),
    },
  );
  const answer = z.safeParse(answerSchema, await response.json());
  if (!answer.success) throw new Error(`unreadable answer with status ${response.status}`);
  const { localId, idToken, error } = answer.data;
  // Without a token there is a second factor still to come.
  if (response.ok && localId !== undefined && idToken !== undefined) return localId;
  if (response.ok || (error && wrong.test(error.message))) return 'wrong';
  if (error && throttled.test(error.message)) return 'throttled';
  throw new Error(`password not checked, status ${response.status}`);
}

const answerSchema = z.object({
  localId: z.optional(z.string()),
  idToken: z.optional(z.string()),
  error: z.optional(z.object({ message: z.string() })),
});
