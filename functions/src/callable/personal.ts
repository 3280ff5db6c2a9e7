import type { Auth } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import {
  callableInputs,
  type CallableInput,
  type CallableName,
  type CallableOutputs,
} from '../model/callables.ts';
import { methods } from '../model/methods.ts';
import { adminFirestore } from '../firestore/admin.ts';
import { rateLimiter } from '../rate-limit.ts';
import { Refusal } from '../refusal.ts';
import { adminAuth } from './auth.ts';
import { answering, invalidInput, tooMany, type CallableHandler } from './callable.ts';

/** A signed-in person, who needn't be a member of any customer. */
export interface Person {
  db: Firestore;
  auth: Auth;
  uid: string;
  tokenMadeAt: Date;
}

const inputs: { [Name in CallableName]: z.core.$ZodType<CallableInput<Name>> } = callableInputs;

/** A method for anybody who is signed in, even without being a member of any customer. */
export function personal<Name extends CallableName>(
  name: Name,
  handle: (person: Person, input: CallableInput<Name>) => Promise<CallableOutputs[Name]>,
): CallableHandler<CallableOutputs[Name]> {
  const mayCall = rateLimiter({ perMinute: methods[name].perMinute });
  return answering(name, async ({ auth: signedIn, data }) => {
    if (!signedIn?.uid) throw new Refusal('signed-out', 'Sign in first.');
    if (!mayCall(signedIn.uid)) throw tooMany();
    const input = z.safeParse(inputs[name], data ?? {});
    if (!input.success) throw invalidInput(input.error);
    const [db, auth] = await Promise.all([adminFirestore(), adminAuth()]);
    const tokenMadeAt = new Date(signedIn.token.iat * 1000);
    return handle({ db, auth, uid: signedIn.uid, tokenMadeAt }, input.data);
  });
}
