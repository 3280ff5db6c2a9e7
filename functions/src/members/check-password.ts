import * as z from 'zod/mini';

/** Base URL of Identity Toolkit's REST API, with the web app's key. */
export interface IdentityToolkit {
  url: string;
  apiKey: string;
}

/** Auth's answers for a wrong address or password; we never tell which of the two it was. */
const wrong =
  /^(EMAIL_NOT_FOUND|INVALID_PASSWORD|INVALID_LOGIN_CREDENTIALS|INVALID_EMAIL|USER_DISABLED)/;
const throttled = /^TOO_MANY_ATTEMPTS_TRY_LATER/;

/** The uid this password belongs to, `wrong`, or `throttled` if Auth refuses further attempts. */
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
  // With a second factor still to come there's no token, but the password was right.
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
