import { randomUUID } from 'node:crypto';
import { initializeApp } from 'firebase-admin/app';
import { getAuth, type Auth } from 'firebase-admin/auth';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import { HttpsError, type CallableRequest } from 'firebase-functions/https';
import { withDates } from '../src/model/text/with-dates.ts';
import { answerInvitation } from '../src/members/joining.ts';
import { auditEntrySchema, type AuditEntry } from '../src/model/members/audit.ts';
import { memberSchema, type Member, type Role } from '../src/model/members/member.ts';
import { paths } from '../src/model/paths.ts';
import { firestoreEmulator, testSealingKey } from './harness.ts';
import { postToAuth } from './over-http.ts';

/** Firestore and Auth of one project in the emulators, for the callables of one test file. */
export interface People {
  db: Firestore;
  auth: Auth;
}

/** Makes the project the process's own, which the callables then use. */
export function openPeople(projectId: string): People {
  firestoreEmulator();
  if (!process.env['FIREBASE_AUTH_EMULATOR_HOST']) {
    throw new Error('FIREBASE_AUTH_EMULATOR_HOST is not set: start the Auth emulator.');
  }
  process.env['SEALING_KEY'] = testSealingKey;
  initializeApp({ projectId });
  // An app of the test's own: the callables set their Firestore up themselves, before its first use.
  const app = initializeApp({ projectId }, 'test');
  return { db: getFirestore(app), auth: getAuth(app) };
}

/** A name no other test has. */
export const unique = (what: string): string => `${what}-${randomUUID().slice(0, 8)}`;

/** A Japanese mobile number no other test has, in E.164. */
export const uniqueNumber = (): string =>
  `+8190${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`;

/** A person in Auth and, active unless said otherwise, in a customer. */
export async function addMember(
  { db, auth }: People,
  customerId: string,
  role: Role,
  fields: Partial<Member> = {},
): Promise<Member> {
  const uid = fields.uid ?? unique(role);
  const member: Member = {
    uid,
    email: `${uid}@example.com`,
    name: `${role} ${uid}`,
    role,
    groupCodes: [],
    active: true,
    ...fields,
  };
  if (!fields.uid) await auth.createUser({ uid, email: member.email, password: 'first-password' });
  await db.doc(paths.member(customerId, uid)).set(member);
  return member;
}

/** Proves the address of somebody who is invited, as they do by following the mail, and accepts. */
export async function join(
  { db, auth }: People,
  customerId: string,
  email: string,
): Promise<Member> {
  const { uid } = await auth.getUserByEmail(email);
  await auth.updateUser(uid, { emailVerified: true });
  await answerInvitation(
    { db, auth, uid, tokenMadeAt: new Date() },
    { customerId, answer: 'accept' },
  );
  return readMember(db, customerId, uid);
}

/** A customer with one admin. */
export async function addCustomer(
  people: People,
  customerId = unique('customer'),
): Promise<{ customerId: string; admin: Member }> {
  await people.db.doc(paths.customer(customerId)).set({ name: customerId, contractId: null });
  return { customerId, admin: await addMember(people, customerId, 'admin') };
}

export async function readMember(db: Firestore, customerId: string, uid: string): Promise<Member> {
  const document = await db.doc(paths.member(customerId, uid)).get();
  return memberSchema.parse(withDates(document.data()));
}

/** A customer's audit log, oldest first, read strictly. */
export async function auditLog(db: Firestore, customerId: string): Promise<AuditEntry[]> {
  const { docs } = await db.collection(paths.audit(customerId)).orderBy('at').get();
  return docs.map((document) => auditEntrySchema.parse(withDates(document.data())));
}

/** The session of somebody who signed in an hour ago: too old for the most sensitive actions. */
export const hourOld = () => ({ auth_time: Math.floor(Date.now() / 1000) - 3600 });

/** A request as the callable protocol hands it over; without a uid nobody is signed in. */
export function requestOf(
  uid: string | null,
  data: unknown,
  token: { auth_time?: number; iat?: number; role?: string } = {},
  /** Where it comes from, as Google's front end says it. */
  address = '192.0.2.1',
): CallableRequest<unknown> {
  const now = Math.floor(Date.now() / 1000);
  const request = {
    data,
    rawRequest: { headers: { 'x-forwarded-for': address }, socket: {} },
    ...(uid === null ? {} : { auth: { uid, token: { auth_time: now, iat: now, uid, ...token } } }),
  };
  return request as unknown as CallableRequest<unknown>;
}

export interface Refused {
  status: string;
  details: unknown;
  message: string;
}

/** How a callable refused; fails when it did not. */
export async function refusalOf(answer: Promise<unknown>): Promise<Refused> {
  const error = await answer.then(
    (value) => new Error(`not refused: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof HttpsError)) throw error;
  return { status: error.code, details: error.details, message: error.message };
}

/** The refusal's code and, where there are any, the names of the fields at fault. */
export async function codeOf(answer: Promise<unknown>): Promise<string> {
  const details = (await refusalOf(answer)).details as {
    code: string;
    fields?: Record<string, string>;
  };
  return [details.code, ...Object.keys(details.fields ?? {})].join(' ');
}

interface SignInAnswer {
  idToken?: string;
  error?: { message: string };
}

/** What Auth gives for a password or a custom token, as the browser asks for it; `idToken` is missing when it refuses. */
export async function signInWith(
  what: 'Password' | 'CustomToken',
  body: object,
): Promise<SignInAnswer> {
  const path = `v1/accounts:signInWith${what}`;
  return (await postToAuth<SignInAnswer>(path, { ...body, returnSecureToken: true })).body;
}

/** A new session of a person. */
export async function idTokenFor({ auth }: People, uid: string): Promise<string> {
  const { idToken } = await signInWith('CustomToken', { token: await auth.createCustomToken(uid) });
  if (!idToken) throw new Error(`${uid} could not sign in`);
  return idToken;
}
