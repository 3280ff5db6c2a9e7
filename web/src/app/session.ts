import type { EndReason } from '../console/console-context.ts';
import type { Person } from '../firebase/sign-in/auth.ts';
import { createStore } from '../store.ts';

/** Who is using this page now. */
export type Session =
  | { status: 'starting' }
  /** It couldn't be determined; trying again may help. */
  | { status: 'failed' }
  | { status: 'signed-out'; reason: EndReason | null }
  /** Signed in, but the screen is already cleared and the listeners are closing. */
  | { status: 'leaving'; reason: EndReason | null }
  | { status: 'signed-in'; person: Person; customerId: string | null };

/** A session's side effects, so their order can be tested without them. */
export interface SessionParts {
  watchPerson: (
    onPerson: (person: Person | null) => void,
    onFailed: (error: unknown) => void,
  ) => () => void;
  readPersonAnew: () => Promise<Person | null>;
  chooseCustomer: (customers: readonly string[]) => string | null;
  rememberCustomer: (customerId: string) => void;
  /** Closes popups, notifications, listeners and the database. */
  clearUp: () => Promise<void>;
  signOut: () => Promise<void>;
}

export type SessionStore = ReturnType<typeof createSession>;

const patience = () => new Promise((resolve) => setTimeout(resolve, 3_000));

/** Signing out unmounts the signed-in tree, then closes the listeners, then drops the token: none outlives it. */
export function createSession(parts: SessionParts) {
  const session = createStore<Session>({ status: 'starting' });
  const { get, set } = session;
  let off = () => {};
  let isEndExpected = false;

  function arrive(person: Person | null): void {
    const before = get();
    if (before.status === 'leaving') return;
    if (person) {
      set({ status: 'signed-in', person, customerId: parts.chooseCustomer(person.customers) });
      return;
    }
    const wasIn = before.status === 'signed-in';
    set({ status: 'signed-out', reason: before.status === 'signed-out' ? before.reason : null });
    // Signed out in another tab, or by the server: this tab cleans up too.
    if (wasIn) parts.clearUp().catch(() => {});
  }

  function start(): () => void {
    off();
    if (get().status === 'failed') set({ status: 'starting' });
    off = parts.watchPerson(arrive, () => set({ status: 'failed' }));
    return () => off();
  }

  async function leave(reason: EndReason | null): Promise<void> {
    if (get().status !== 'signed-in') return;
    isEndExpected = false;
    set({ status: 'leaving', reason });
    // By the next task React has unmounted the tree.
    await new Promise((resolve) => setTimeout(resolve, 0));
    // The person is signed out in any case; neither step may delay or prevent that.
    await Promise.race([parts.clearUp(), patience()]).catch(() => {});
    await Promise.race([parts.signOut(), patience()]).catch(() => {});
    set({ status: 'signed-out', reason });
  }

  return {
    get,
    subscribe: session.subscribe,
    start,
    leave,
    /** The person ends all their sessions, this one included: being refused from now on is what they asked for. */
    expectEnd: (isExpected: boolean) => {
      isEndExpected = isExpected;
    },
    /** They may not (or no longer) act in this customer; the next sign-in tries another of theirs. */
    expel: () => {
      const now = get();
      if (now.status !== 'signed-in') return;
      const other = now.person.customers.find((id) => id !== now.customerId);
      if (isEndExpected) return void leave(null);
      if (other !== undefined) parts.rememberCustomer(other);
      void leave('deactivated');
    },
    /** The person has joined another customer, and starts there. */
    join: async (customerId: string): Promise<void> => {
      parts.rememberCustomer(customerId);
      const person = await parts.readPersonAnew();
      if (get().status === 'signed-in' && person) arrive(person);
    },
    switchCustomer: (customerId: string) => {
      const now = get();
      if (now.status !== 'signed-in' || !now.person.customers.includes(customerId)) return;
      parts.rememberCustomer(customerId);
      set({ ...now, customerId });
    },
  };
}
