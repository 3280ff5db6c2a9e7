import { callableInputs } from '../model/callables.ts';
import { identityToolkitUrl, sealingKey, webApiKey } from '../config.ts';
import { adminFirestore } from '../firestore/admin.ts';
import { adminAuth } from './auth.ts';
import { answering, callable } from './callable.ts';
import * as passwords from './passwords.ts';
import * as phone from './phone-sign-in.ts';
import { saveMember as save } from './save-member.ts';

/** The callables of who may sign in; names and options are in index.ts. */

const admins = ['admin'] as const;
const everyone = ['admin', 'operator', 'viewer'] as const;

export const saveMember = callable(
  { name: 'saveMember', input: callableInputs.saveMember, roles: admins, perMinute: 30 },
  ({ db, auth, uid }, input) => save({ db, auth, sealingKey: sealingKey.value() }, uid, input),
);

export const resetPassword = callable(
  { name: 'resetPassword', input: callableInputs.resetPassword, roles: admins, perMinute: 10 },
  passwords.resetPassword,
);

export const signOutEverywhere = callable(
  {
    name: 'signOutEverywhere',
    input: callableInputs.signOutEverywhere,
    roles: everyone,
    perMinute: 10,
  },
  passwords.signOutEverywhere,
);

export const passwordChanged = callable(
  {
    name: 'passwordChanged',
    input: callableInputs.passwordChanged,
    roles: everyone,
    perMinute: 10,
  },
  passwords.passwordChanged,
);

/** A refused sign-in by phone number is answered after this time at the earliest. */
const refusalMs = 700;

export const phoneSignIn = answering('phoneSignIn', async ({ data }) => {
  const [db, auth] = await Promise.all([adminFirestore(), adminAuth()]);
  return phone.phoneSignIn(
    {
      db,
      auth,
      sealingKey: sealingKey.value(),
      // The emulator takes any key but none.
      identityToolkit: { url: identityToolkitUrl(), apiKey: webApiKey.value() || 'none' },
      refusalMs,
    },
    data,
  );
});
