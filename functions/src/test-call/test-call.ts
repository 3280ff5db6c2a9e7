import type { Request } from 'firebase-functions/https';
import type { Response } from 'express';
import * as z from 'zod/mini';
import { parseJson } from '../intake/json.ts';
import type { IntakeDeps } from '../intake/settle.ts';
import { takeInTrusted } from '../intake/take-in.ts';
import { callSchema } from '../model/calls/call.ts';
import type { Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { readDocument } from '../firestore/read-document.ts';
import { log } from '../log.ts';
import { adminOf, signedInSession } from '../callable/caller.ts';
import { digitsOf, readNumber, toDialledNumber } from '../model/text/phone.ts';
import { rateLimiter } from '../rate-limit.ts';

/** How many test calls an admin may make per minute. */
const perMinute = 20;
const mayCall = rateLimiter({ perMinute });

const inputSchema = z.object({
  customerPhone: z.string().check(
    z.maxLength(40),
    z.refine(
      (text) => ['number', 'withheld'].includes(readNumber(text).kind),
      'not a telephone number',
    ),
  ),
  incomingNumber: z.string().check(
    z.maxLength(40),
    z.refine((text) => toDialledNumber(text) !== null, 'not a telephone number or its beginning'),
  ),
  customerId: z.optional(z.string()),
});
type Input = z.infer<typeof inputSchema>;

/** `POST /api/dialpad/test-call`: an admin sends a call through the whole pipeline (contract section 3). */
export function testCallHandler(deps: IntakeDeps) {
  return async (req: Request, res: Response): Promise<void> => {
    const refuse = (status: number, code: string, message: string, fields?: unknown) => {
      res
        .status(status)
        .json({ success: false, error: { code, message, ...(fields ? { fields } : {}) } });
    };
    res.set('cache-control', 'no-store');
    if (req.method !== 'POST') {
      res.set('allow', 'POST');
      return refuse(405, 'method-not-allowed', 'Only POST is answered here.');
    }
    const session = await signedInSession(req.get('authorization'));
    if (!session) return refuse(401, 'unauthenticated', 'Sign in first.');
    const input = inputSchema.safeParse(parseJson(req.rawBody ?? Buffer.alloc(0)));
    const wanted = input.success ? input.data.customerId : undefined;
    const admin = await adminOf(await deps.db(), session, wanted);
    if (!admin) return refuse(403, 'not-an-admin', 'Only an admin can make a test call.');
    if (!input.success) {
      const fields = Object.fromEntries(
        input.error.issues.map((issue) => [issue.path.join('.') || 'body', issue.message]),
      );
      return refuse(400, 'invalid-input', 'Some fields are missing or wrong.', fields);
    }
    if (!mayCall(session.uid))
      return refuse(429, 'too-many-test-calls', 'Wait a minute, then try again.');

    const data = await ring(deps, admin, input.data);
    if (!data) return refuse(503, 'try-again', 'The call could not be stored. Try again.');
    log.testCall({ customerId: admin.customerId, uid: session.uid, status: 200 });
    res.status(200).json({ success: true, message: 'Test call broadcasted', data });
  };
}

async function ring(
  deps: IntakeDeps,
  { customerId, member }: { customerId: string; member: Member },
  input: Input,
) {
  const arrivedAt = deps.now();
  const callId = `test-${arrivedAt.getTime()}`;
  const timestamp = arrivedAt.toISOString();
  const body = {
    event_type: 'call.ringing',
    data: {
      call_id: callId,
      caller_number: input.customerPhone,
      callee_number: input.incomingNumber,
      user_id: member.uid,
      user_name: member.name,
      timestamp,
    },
  };
  const outcome = await takeInTrusted(deps, { customerId, body, arrivedAt }, 'test');
  // Two admins may make a call in the same millisecond, with the same numbers.
  if (outcome.kind !== 'stored' && outcome.kind !== 'duplicate') return null;
  const db = await deps.db();
  const stored = await db.doc(paths.call(customerId, outcome.linkedId)).get();
  const call = readDocument(callSchema, stored);
  return {
    type: 'incoming_call',
    callId,
    customerPhone: digitsOf(input.customerPhone),
    incomingNumber: digitsOf(input.incomingNumber),
    store: call?.store ?? null,
    userId: member.uid,
    userName: member.name,
    timestamp,
    isTest: true,
  };
}
