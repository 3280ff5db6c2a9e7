import * as z from 'zod/mini';

/** Base of Identity Toolkit's REST interface, with the web app's key. */
export interface IdentityToolkit {
  url: string;
  apiKey: string;
}

/** What Auth says when number and password do not belong together; which of them it was is told to nobody. */
const wrong =
  /^(EMAIL_NOT_FOUND|INVALID_PASSWORD|INVALID_LOGIN_CREDENTIALS|INVALID_EMAIL|USER_DISABLED)/;
const throttled = /^TOO_MANY_ATTEMPTS_TRY_LATER/;

/** The uid whose password this is, `wrong`, or `throttled` when Auth has had enough of tries. */
export async function checkPassword(
  { url, apiKey }: IdentityToolkit,
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
  const { localId, idToken, mfaPendingCredential, error } = answer.data;
  // Where a second factor is still to come there is no token, but the password was right.
  const isRight = idToken !== undefined || mfaPendingCredential !== undefined;
  if (response.ok && localId !== undefined && isRight) return localId;
  if (response.ok || (error && wrong.test(error.message))) return 'wrong';
  if (error && throttled.test(error.message)) return 'throttled';
  throw new Error(`password not checked, status ${response.status}`);
}

const answerSchema = z.object({
  localId: z.optional(z.string()),
  idToken: z.optional(z.string()),
  mfaPendingCredential: z.optional(z.string()),
  error: z.optional(z.object({ message: z.string() })),
});
