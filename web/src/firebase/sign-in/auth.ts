import {
  type Auth,
  type User,
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  onAuthStateChanged,
  onIdTokenChanged,
  signInWithEmailAndPassword,
  signOut as signOutOfAuth,
} from 'firebase/auth';
import { firebaseApp, pageEmulators } from '../app.ts';
import { type CodeStep, orCodeStep } from './code-step.ts';

let auth: Promise<Auth> | undefined;

/** Auth without the popup resolver: nobody is redirected here, and its script would need a hole in the CSP. */
export function pageAuth(): Promise<Auth> {
  auth ??= firebaseApp().then(
    (app) => {
      const instance = initializeAuth(app, {
        persistence: [indexedDBLocalPersistence, browserLocalPersistence],
      });
      const emulators = pageEmulators();
      if (emulators) connectAuthEmulator(instance, emulators.auth, { disableWarnings: true });
      return instance;
    },
    (error: unknown) => {
      auth = undefined;
      throw error;
    },
  );
  return auth;
}

/** A signed-in person: who it is and for which customers the token speaks. */
export interface Person {
  uid: string;
  email: string;
  customers: string[];
}

/** Stands in for the address of a person who signs in with a phone number; nobody should see it. */
const opaqueDomain = '@login.invalid';

async function toPerson(user: User): Promise<Person> {
  let customers = readCustomers((await user.getIdTokenResult()).claims.customers);
  // The claim may have been set after this token was issued, as for a member made a minute ago.
  if (customers.length === 0) {
    customers = readCustomers((await user.getIdTokenResult(true)).claims.customers);
  }
  const email = user.email ?? '';
  return { uid: user.uid, email: email.endsWith(opaqueDomain) ? '' : email, customers };
}

function readCustomers(claim: unknown): string[] {
  return Array.isArray(claim) ? claim.filter((id) => typeof id === 'string') : [];
}

/** Reports who is signed in, now and on every change in any tab. `failed` = no answer (no network at start). */
export function watchPerson(
  onPerson: (person: Person | null) => void,
  onFailed: (error: unknown) => void,
): () => void {
  let stopped = false;
  let turn = 0;
  let off = () => {};
  const tell = async (user: User | null) => {
    const mine = ++turn;
    const person = user ? await toPerson(user) : null;
    if (!stopped && mine === turn) onPerson(person);
  };
  pageAuth()
    .then((instance) => {
      if (stopped) return;
      off = onAuthStateChanged(instance, (user) => {
        tell(user).catch((error: unknown) => stopped || onFailed(error));
      });
    })
    .catch((error: unknown) => stopped || onFailed(error));
  return () => {
    stopped = true;
    off();
  };
}

/** How the signed-in person last proved who they are. */
export interface SignInProof {
  /** When, epoch milliseconds. */
  signedInMs: number;
  /** Whether that included a second factor. */
  hasSecondFactor: boolean;
}

/** Tells it now and whenever they do it again, in whichever tab. */
export function watchSignIn(tell: (proof: SignInProof) => void): () => void {
  let stopped = false;
  let off = () => {};
  pageAuth()
    .then((instance) => {
      if (stopped) return;
      off = onIdTokenChanged(instance, (user) => {
        user
          ?.getIdTokenResult()
          .then(({ authTime, signInSecondFactor }) => {
            const hasSecondFactor = signInSecondFactor !== null;
            if (!stopped) tell({ signedInMs: Date.parse(authTime), hasSecondFactor });
          })
          .catch(() => {});
      });
    })
    .catch(() => {});
  return () => {
    stopped = true;
    off();
  };
}

/** The signed-in person anew, with what the server has noted since. */
export async function readPersonAnew(): Promise<Person | null> {
  const { currentUser } = await pageAuth();
  if (!currentUser) return null;
  await currentUser.getIdToken(true);
  return toPerson(currentUser);
}

/** Signs in, or up to the code; a refusal is thrown as Firebase's error, see {@link signInProblem}. */
export async function signIn(email: string, password: string): Promise<CodeStep | null> {
  const instance = await pageAuth();
  return orCodeStep(instance, signInWithEmailAndPassword(instance, email, password));
}

export async function signOut(): Promise<void> {
  await signOutOfAuth(await pageAuth());
}

/** The token for requests to our own API, or null when nobody is signed in. */
export async function idToken(): Promise<string | null> {
  return (await (await pageAuth()).currentUser?.getIdToken()) ?? null;
}
