import { identityToolkitUrl, sealingKey, webApiKey } from '../config.ts';
import { adminFirestore } from '../firestore/admin.ts';
import { adminAuth } from './auth.ts';
import { answering, callable } from './callable.ts';
import { changePassword as change } from './change-password.ts';
import { networkOf } from './network.ts';
import * as passwords from './passwords.ts';
import * as phone from './phone-sign-in.ts';
import { saveMember as save } from './save-member.ts';

/** The callables of who may sign in; names and options are in index.ts. */

export const saveMember = callable('saveMember', ({ db, auth, uid }, input) =>
  save({ db, auth, sealingKey: sealingKey.value() }, uid, input),
);

export const resetPassword = callable('resetPassword', passwords.resetPassword);

export const signOutEverywhere = callable('signOutEverywhere', passwords.signOutEverywhere);

export const changePassword = callable('changePassword', (call, input) =>
  change({ ...call, identityToolkit: identityToolkit() }, input),
);

/** The emulator takes any key but none. */
const identityToolkit = () => ({ url: identityToolkitUrl(), apiKey: webApiKey.value() || 'none' });

/** A refused sign-in by phone number is answered after this time at the earliest. */
const refusalMs = 700;

export const phoneSignIn = answering('phoneSignIn', async ({ data, rawRequest }) => {
  const [db, auth] = await Promise.all([adminFirestore(), adminAuth()]);
  return phone.phoneSignIn(
    {
      db,
      auth,
      sealingKey: sealingKey.value(),
      identityToolkit: identityToolkit(),
      refusalMs,
    },
    data,
    networkOf(rawRequest),
  );
});
