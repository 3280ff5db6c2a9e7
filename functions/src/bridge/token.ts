import type { Auth } from 'firebase-admin/auth';
import type { Request } from 'firebase-functions/https';
import type { Response } from 'express';
import { isAuthError } from '../callable/auth.ts';
import { limits } from '../config.ts';
import type { Telephony } from '../customers/telephony.ts';
import { parseJson } from '../intake/json.ts';
import { answerOf, notPost, type Answer } from '../intake/outcome.ts';
import { formFault, verify } from '../intake/verify.ts';
import { log } from '../log.ts';
import { bridgeUid, tokenRequestSchema, type TokenAnswer } from '../model/calls/bridge-command.ts';

interface TokenDeps {
  telephony: (id: string) => Promise<Telephony>;
  auth: () => Promise<Auth>;
  now: () => Date;
  /** How a bridge reaches Firebase. */
  place: () => Pick<TokenAnswer, 'projectId' | 'apiKey' | 'emulators'>;
}

/**
 * `POST /api/dialpad/bridge-token/{customerId}`: a bridge that proves the customer's webhook secret gets a token of its
 * own. With it, `firestore.rules` let it take and settle the commands to it, and nothing else.
 */
export function bridgeTokenHandler(deps: TokenDeps) {
  return async (req: Request, res: Response): Promise<void> => {
    const { status, headers, body } = await answer(deps, req).catch((error: unknown): Answer => {
      log.failed({ where: 'bridgeToken', error });
      return answerOf({ kind: 'not-durable', reason: 'unexpected' });
    });
    res
      .status(status)
      .set({ 'cache-control': 'no-store', ...headers })
      .json(body);
  };
}

async function answer(deps: TokenDeps, req: Request): Promise<Answer> {
  if (req.method !== 'POST') return notPost;
  const rawBody = req.rawBody ?? Buffer.alloc(0);
  const now = deps.now();
  const asked = req.path.split('/').findLast((segment) => segment !== '') ?? '';
  const signature = req.get('x-dialpad-signature');
  const fault = formFault(rawBody, signature);
  if (fault) return refused(asked, fault, rawBody);
  const { customerId, secrets, enabled } = await deps.telephony(asked);
  const verified = await verify(rawBody, signature, secrets, now);
  if (!verified.ok) return refused(asked, verified.reason, rawBody);
  if (!enabled) return answerOf({ kind: 'disabled' });
  const parsed = tokenRequestSchema.safeParse(parseJson(verified.payload));
  if (!parsed.success) {
    return error(400, 'unreadable', 'This is no request for a token.');
  }
  const { bridge, at } = parsed.data.token;
  // A request that was recorded is of no use later.
  if (Math.abs(now.getTime() - Date.parse(at)) > limits.clockSkewMs) {
    return error(409, 'clock-differs', 'The bridge’s clock is wrong by minutes.');
  }
  const place = deps.place();
  if (place.apiKey === '') return error(409, 'no-api-key', 'WEB_API_KEY isn’t set.');
  const auth = await deps.auth();
  const uid = bridgeUid(customerId, bridge);
  // Where nobody may sign up, a token makes no account.
  await auth.createUser({ uid }).catch((fault: unknown) => {
    if (!isAuthError(fault, 'uid-already-exists')) throw fault;
  });
  const token = await auth.createCustomToken(uid, { bridge, bridgeOf: customerId });
  log.bridgeToken({ customerId, bridge });
  const told: TokenAnswer = { token, customerId, at: now.toISOString(), ...place };
  return { status: 200, body: told };
}

const error = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

function refused(
  customerId: string,
  reason: NonNullable<ReturnType<typeof formFault>>,
  rawBody: Buffer,
): Answer {
  log.refused({
    customerId: /^[\w-]{1,63}$/.test(customerId) ? customerId : 'unreadable',
    code: 'invalid-signature',
    reason,
    bytes: rawBody.length,
  });
  return answerOf({ kind: 'refused', reason });
}
