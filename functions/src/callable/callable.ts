import {
  HttpsError,
  type CallableRequest,
  type FunctionsErrorCode,
} from 'firebase-functions/https';
import type { Auth } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import {
  callableInputs,
  type CallableInput,
  type CallableName,
  type BridgeRefusalCode,
  type CallableOutputs,
  type RefusalCode,
  type RefusalDetails,
} from '../model/callables.ts';
import { customerIdPattern } from '../model/customer.ts';
import type { Member } from '../model/members/member.ts';
import { methods, type Method } from '../model/methods.ts';
import { enforceAppCheck } from '../config.ts';
import { adminFirestore } from '../firestore/admin.ts';
import { log } from '../log.ts';
import { rateLimiter } from '../rate-limit.ts';
import { Refusal } from '../refusal.ts';
import { adminAuth } from './auth.ts';
import { isFresh, mayAct, mayChoosePassword, memberOf, sessionOf, type Session } from './caller.ts';

/** Who is calling, and what their request may use. */
export interface Call {
  db: Firestore;
  auth: Auth;
  customerId: string;
  uid: string;
  /** The caller's member document at the time of the request. */
  member: Member;
  session: Session;
  /**
   * Refuses unless the sign-in is fresh, now or when a longer operation began. For methods where only some requests
   * need it (`freshSignIn: 'some'`).
   */
  wantFreshSignIn: (at?: Date) => void;
}

export type CallableHandler<Output> = (request: CallableRequest<unknown>) => Promise<Output>;

const inputs: { [Name in CallableName]: z.core.$ZodType<CallableInput<Name>> } = callableInputs;

/**
 * A method for active members of the customer it names, as declared in the table of methods. The member document
 * decides, read on every request; token claims decide nothing. Only members learn what is wrong with their input.
 */
export function callable<Name extends CallableName>(
  name: Name,
  handle: (call: Call, input: CallableInput<Name>) => Promise<CallableOutputs[Name]>,
): CallableHandler<CallableOutputs[Name]> {
  const { roles, perMinute, opensTheWay, freshSignIn }: Method = methods[name];
  const mayCall = rateLimiter({ perMinute });
  return answering(name, async ({ auth: signedIn, data }) => {
    // A token that couldn't be read has no uid.
    if (!signedIn?.uid) throw new Refusal('signed-out', 'Sign in first.');
    if (!mayCall(signedIn.uid)) throw tooMany();
    const customerId = customerIdOf(data);
    const [db, auth] = await Promise.all([adminFirestore(), adminAuth()]);
    const session = sessionOf(signedIn.token);
    const isEnough = opensTheWay ? mayChoosePassword : mayAct;
    const member = customerId && (await memberOf(db, customerId, session, { isEnough }));
    if (!member) throw new Refusal('not-a-member', 'This needs an active member of the customer.');
    if (!roles.includes(member.role)) {
      throw new Refusal('not-an-admin', 'Only an admin can do this.');
    }
    const input = z.safeParse(inputs[name], data);
    if (!input.success) throw invalidInput(input.error);
    const wantFreshSignIn = (at = new Date()) => {
      if (!isFresh(session, at)) throw new Refusal('sign-in-again', 'Sign in again first.');
    };
    if (freshSignIn === 'always') wantFreshSignIn();
    const { uid } = session;
    return handle({ db, auth, customerId, uid, member, session, wantFreshSignIn }, input.data);
  });
}

/**
 * Requires App Check if enabled, answers a refusal with its code, and any other failure without details.
 *
 * @param options.withoutAppCheck for a method that isn't for our app
 */
export function answering<Output>(
  name: string,
  handle: CallableHandler<Output>,
  { withoutAppCheck = false }: { withoutAppCheck?: boolean } = {},
): CallableHandler<Output> {
  return async (request) => {
    try {
      if (enforceAppCheck.value() && !withoutAppCheck && !request.app) {
        throw new Refusal('not-our-app', 'Only our own app can do this.');
      }
      return await handle(request);
    } catch (error) {
      const linkedId = textIn(request.data, 'linkedId');
      if (error instanceof Refusal) {
        const uid = request.auth?.uid ?? null;
        log.callableRefused({ name, uid, code: error.code, linkedId });
        throw httpsError(error.code, error.message, error.fields);
      }
      log.failed({ where: name, error, linkedId });
      throw httpsError('unavailable', 'This did not work. Try again in a moment.');
    }
  };
}

export const tooMany = () =>
  new Refusal('too-many-requests', 'Too many requests. Wait a minute, then try again.');

export function invalidInput(error: z.core.$ZodError): Refusal {
  const fields = Object.fromEntries(
    error.issues.map((issue) => [issue.path.join('.') || 'data', issue.message]),
  );
  return new Refusal('invalid-input', 'Some fields are missing or wrong.', fields);
}

function customerIdOf(data: unknown): string {
  const value = textIn(data, 'customerId') ?? '';
  return customerIdPattern.test(value) ? value : '';
}

/** A text in data that nobody has checked yet; null = there is none. */
function textIn(data: unknown, name: string): string | null {
  if (data === null || typeof data !== 'object') return null;
  const value: unknown = Object.hasOwn(data, name) ? Reflect.get(data, name) : null;
  return typeof value === 'string' ? value : null;
}

function httpsError(code: Refusal['code'], message: string, fields?: Record<string, string>) {
  const details: RefusalDetails = { code, ...(fields ? { fields } : {}) };
  return new HttpsError(statusOf[code], message, details);
}

/** The callable protocol's status for each of our codes. */
const statusOf: Record<RefusalCode | BridgeRefusalCode, FunctionsErrorCode> = {
  'signed-out': 'unauthenticated',
  'not-our-app': 'unauthenticated',
  'not-a-member': 'permission-denied',
  'not-an-admin': 'permission-denied',
  'invalid-input': 'invalid-argument',
  'too-many-requests': 'resource-exhausted',
  'wrong-credentials': 'unauthenticated',
  'weak-password': 'invalid-argument',
  'stale-sign-in': 'failed-precondition',
  'sign-in-again': 'failed-precondition',
  'member-unknown': 'not-found',
  'ask-another-admin': 'failed-precondition',
  'member-elsewhere': 'failed-precondition',
  'already-member': 'already-exists',
  'last-admin': 'failed-precondition',
  'already-invited': 'already-exists',
  'invitation-unknown': 'not-found',
  'address-unproven': 'failed-precondition',
  'number-taken': 'already-exists',
  'line-unknown': 'not-found',
  'not-your-group': 'permission-denied',
  'export-unknown': 'not-found',
  'dead-letter-unknown': 'not-found',
  'contact-unknown': 'not-found',
  'contact-exists': 'already-exists',
  'call-unknown': 'not-found',
  'too-many-numbers': 'failed-precondition',
  'merge-unknown': 'not-found',
  'no-secret': 'failed-precondition',
  'no-api-key': 'failed-precondition',
  'no-softphone': 'failed-precondition',
  'no-extension': 'failed-precondition',
  'still-connected': 'failed-precondition',
  'not-connected': 'failed-precondition',
  'dialpad-key-refused': 'failed-precondition',
  'dialpad-forbidden': 'failed-precondition',
  'dialpad-busy': 'unavailable',
  'dialpad-unreachable': 'unavailable',
  'dialpad-unexpected': 'failed-precondition',
  'dialpad-address-taken': 'already-exists',
  'dialpad-read-again': 'failed-precondition',
  'dialpad-user-unknown': 'not-found',
  'dialpad-cannot-call': 'failed-precondition',
  'caller-id-unknown': 'failed-precondition',
  'calls-too-often': 'resource-exhausted',
  'too-late': 'failed-precondition',
  'not-your-call': 'permission-denied',
  'call-over': 'failed-precondition',
  'too-many-blocked': 'resource-exhausted',
  'bridge-away': 'unavailable',
  'bridge-silent': 'unavailable',
  'pbx-refused': 'failed-precondition',
  'pbx-away': 'unavailable',
  'phone-unreachable': 'failed-precondition',
  'already-calling': 'already-exists',
  'not-in-queue': 'not-found',
  'outcome-unknown': 'unknown',
  'recording-refused': 'failed-precondition',
  'recording-gone': 'not-found',
  'contract-taken': 'already-exists',
  'confirm-mismatch': 'invalid-argument',
  'customer-unknown': 'not-found',
  'customer-exists': 'already-exists',
  'invalid-signature': 'unauthenticated',
  'customer-disabled': 'permission-denied',
  'clock-differs': 'failed-precondition',
  unreadable: 'invalid-argument',
  unavailable: 'unavailable',
};
