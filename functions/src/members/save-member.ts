import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore';
import type { CallableInput, CallableOutputs } from '../model/callables.ts';
import { memberSchema, type Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { audit } from '../audit/audit.ts';
import { readDocument } from '../firestore/read-document.ts';
import { Refusal } from '../refusal.ts';
import { aliasesOf, newAlias } from './aliases.ts';
import { asAdmin } from '../callable/authorize.ts';
import type { Call } from '../callable/callable.ts';
import { invite, type SendLink } from './invitations.ts';
import { readLogin, type Login } from './login.ts';
import {
  createByPhone,
  endSessions,
  numberTaken,
  ownersOf,
  removeSignIn,
  syncSignIn,
  type SignInStore,
} from './sign-ins.ts';

type Input = CallableInput<'saveMember'>;
/** What an admin decides about a member. */
type Decided = Pick<Member, 'name' | 'role' | 'groupCodes' | 'active'> & { extensions: string[] };

/** A sign-in store that can also mail links. */
interface Inviting extends SignInStore {
  send: SendLink;
}

/** Who saves; must be an active admin at the moment of the write. */
type By = Pick<Call, 'session' | 'wantFreshSignIn'>;

/**
 * Changes a member, creates one with a phone number, or invites the owner of an address, who becomes a member by
 * accepting. Making an admin and showing a first password require a fresh sign-in.
 */
export async function saveMember(
  store: Inviting,
  by: By,
  input: Input,
): Promise<CallableOutputs['saveMember']> {
  const { customerId, uid } = input;
  if (uid) {
    await changeMember(store, by, input, uid);
    return { uid, firstPassword: null, invitationId: null };
  }
  const login = loginOf(input);
  if (login.kind === 'phone') return addByPhone(store, by, input, login);
  const { active: _, ...offer } = decisionOf(input);
  if (offer.role === 'admin') by.wantFreshSignIn();
  const invitationId = await invite(store, store.send, {
    customerId,
    email: login.email,
    offer,
    by: asAdmin(store.db, customerId, by.session),
  });
  return { uid: null, firstPassword: null, invitationId };
}

async function changeMember(
  { db, auth }: SignInStore,
  { session, wantFreshSignIn }: By,
  input: Input,
  uid: string,
): Promise<void> {
  const { customerId } = input;
  await db.runTransaction(async (transaction) => {
    const [by, before, agent] = await Promise.all([
      asAdmin(db, customerId, session)(transaction),
      transaction.get(db.doc(paths.member(customerId, uid))),
      transaction.get(db.doc(paths.agent(customerId, uid))),
    ]);
    const member = readDocument(memberSchema, before);
    if (!member) throw new Refusal('member-unknown', 'There is no such member.');
    const decided = decisionOf({ ...input, extensions: input.extensions ?? member.extensions });
    if (isActiveAdmin(decided) && !isActiveAdmin(member)) wantFreshSignIn();
    if (isActiveAdmin(member) && !isActiveAdmin(decided)) {
      await requireAnotherAdmin(db, transaction, customerId, uid);
    }
    transaction.update(before.ref, { ...decided });
    if (agent.exists) transaction.update(agent.ref, agentOf(decided, agent));
    audit(transaction, db, customerId, {
      by,
      action: 'member-saved',
      target: `members/${uid}`,
      before: { ...decisionOf(member) },
      after: { ...decided },
    });
  });
  // From here on the rules refuse a deactivated member; their sessions end too, unless another customer has them.
  const customers = await syncSignIn(db, auth, uid);
  if (customers.length === 0) await endSessions(auth, uid);
}

/** Creates a person without email: the number and the first password belong to this customer only. */
async function addByPhone(
  store: SignInStore,
  { session, wantFreshSignIn }: By,
  input: Input,
  login: Extract<Login, { kind: 'phone' }>,
): Promise<CallableOutputs['saveMember']> {
  wantFreshSignIn();
  const { db, auth } = store;
  const { customerId } = input;
  const { uid, firstPassword } = await createByPhone(store);
  const member: Member = {
    uid,
    email: '',
    loginHint: login.lastDigits,
    ...decisionOf(input),
    mustChangePassword: true,
  };
  try {
    const { path, alias } = await newAlias(store, login.e164, uid);
    await db.runTransaction(async (transaction) => {
      const [by, customers] = await Promise.all([
        asAdmin(db, customerId, session)(transaction),
        ownersOf(store, transaction, login),
      ]);
      if (customers.includes(customerId)) {
        throw new Refusal('already-member', 'This person is already a member.', {
          login: 'belongs to a member already',
        });
      }
      if (customers.length > 0) throw numberTaken();
      for (const document of aliasesOf(store, login.e164)) transaction.delete(document);
      transaction.set(db.doc(path), alias);
      transaction.create(db.doc(paths.member(customerId, uid)), member);
      audit(transaction, db, customerId, {
        by,
        action: 'member-saved',
        target: `members/${uid}`,
        after: { ...decisionOf(member) },
      });
    });
  } catch (error) {
    await removeSignIn(store, uid);
    throw error;
  }
  await syncSignIn(db, auth, uid);
  return { uid, firstPassword, invitationId: null };
}

/** Reads all admins within the transaction, so that two who remove each other can't both succeed. */
async function requireAnotherAdmin(
  db: Firestore,
  transaction: Transaction,
  customerId: string,
  uid: string,
): Promise<void> {
  const admins = await transaction.get(
    db.collection(paths.members(customerId)).where('role', '==', 'admin'),
  );
  const others = admins.docs.filter((admin) => admin.id !== uid && admin.get('active') === true);
  if (others.length === 0) {
    throw new Refusal('last-admin', 'The last active admin must stay an admin.');
  }
}

/** Logged off, and in no call: nothing follows their calls any more. */
const absentPresence = { status: 1, chosen: 1, linkedId: null, wrapUpUntil: null, calls: {} };

/** What others see of a member's status follows their membership at once, not when they next open the app. */
function agentOf({ name, groupCodes, active }: Decided, agent: DocumentSnapshot) {
  const loggedOff = !active && agent.get('status') !== 1;
  return { name, groupCodes, ...(loggedOff ? { ...absentPresence, since: new Date() } : {}) };
}

function loginOf({ login }: Input): Login {
  const read = login ? readLogin(login) : null;
  if (!read) {
    throw new Refusal('invalid-input', 'Some fields are missing or wrong.', {
      login: 'neither an e-mail address nor a Japanese phone number',
    });
  }
  return read;
}

const isActiveAdmin = ({ role, active }: Pick<Member, 'role' | 'active'>) =>
  active && role === 'admin';

const decisionOf = ({
  name,
  role,
  groupCodes,
  active,
  extensions = [],
}: Omit<Decided, 'extensions'> & Pick<Member, 'extensions'>): Decided => ({
  name,
  role,
  groupCodes: [...new Set(groupCodes)],
  active,
  extensions: [...new Set(extensions)],
});
