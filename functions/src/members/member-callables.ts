import { appUrl, identityToolkitUrl, sealingKey, webApiKey } from '../config.ts';
import { adminFirestore } from '../firestore/admin.ts';
import { adminAuth } from '../callable/auth.ts';
import { asAdmin } from '../callable/authorize.ts';
import { answering, callable } from '../callable/callable.ts';
import { changePassword as change } from './change-password.ts';
import { sendAgain, withdraw, type SendLink } from './invitations.ts';
import * as joining from './joining.ts';
import { mailPasswordLink } from './mail.ts';
import { networkOf } from './network.ts';
import * as passwords from './passwords.ts';
import { personal } from '../callable/personal.ts';
import * as phone from './phone-sign-in.ts';
import { saveMember as save } from './save-member.ts';
import { removeSecondFactor as remove } from './second-factor.ts';

/** The callables about members and sign-in; names and options are in index.ts. */

// The emulator accepts any key, but needs one.
const identityToolkit = () => ({ url: identityToolkitUrl(), apiKey: webApiKey.value() || 'none' });

const send: SendLink = (email) =>
  mailPasswordLink(identityToolkit(), email, `${appUrl()}/invitations`);

/** Minimum duration of an invitation: otherwise timing would reveal whether an address has an account. */
const alikeMs = 1_500;

async function answeringAlike<T>(work: () => Promise<T>): Promise<T> {
  const notBefore = new Promise((resolve) => setTimeout(resolve, alikeMs));
  const [done] = await Promise.all([work(), notBefore]);
  return done;
}

export const saveMember = callable('saveMember', ({ db, auth, session, wantFreshSignIn }, input) =>
  answeringAlike(() =>
    save({ db, auth, sealingKey: sealingKey.value(), send }, { session, wantFreshSignIn }, input),
  ),
);

export const changeInvitation = callable(
  'changeInvitation',
  async ({ db, auth, session, wantFreshSignIn }, { customerId, invitationId, change }) => {
    const wanted = { customerId, invitationId, by: asAdmin(db, customerId, session) };
    if (change === 'withdraw') await withdraw({ db, auth }, wanted);
    else await answeringAlike(() => sendAgain({ db, auth }, send, { ...wanted, wantFreshSignIn }));
    return { invitationId };
  },
);

export const ownInvitations = personal('ownInvitations', joining.ownInvitations);

export const answerInvitation = personal('answerInvitation', joining.answerInvitation);

export const proveAddress = personal('proveAddress', (person) =>
  joining.proveAddress(person, send),
);

export const resetPassword = callable('resetPassword', (call, input) =>
  passwords.resetPassword(call, input, send),
);

export const removeSecondFactor = callable('removeSecondFactor', remove);

export const signOutEverywhere = callable('signOutEverywhere', passwords.signOutEverywhere);

export const changePassword = callable('changePassword', (call, input) =>
  change({ ...call, identityToolkit: identityToolkit() }, input),
);

/** Minimum duration of a refused sign-in by phone number. */
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
