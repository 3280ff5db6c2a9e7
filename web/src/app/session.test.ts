import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '../firebase/sign-in/auth.ts';
import { createSession } from './session.ts';

const person: Person = { uid: 'u1', email: 'a@example.com', customers: ['goodfife', 'sample'] };

function setUp({ clearUp = async () => {} }: { clearUp?: () => Promise<void> } = {}) {
  const log: string[] = [];
  let tell: (person: Person | null) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const session = createSession({
    watchPerson(onPerson, onFailed) {
      tell = onPerson;
      fail = onFailed;
      return () => log.push('unwatched');
    },
    readPersonAnew: () =>
      Promise.resolve({ ...person, customers: ['joined', ...person.customers] }),
    chooseCustomer: (customers) => customers[0] ?? null,
    rememberCustomer: (id) => log.push(`remembered ${id}`),
    clearUp: () => {
      log.push('cleared');
      return clearUp();
    },
    signOut: async () => {
      log.push('signed out');
      tell(null);
    },
  });
  session.subscribe(() => log.push(session.get().status));
  session.start();
  return { session, log, arrive: (who: Person | null) => tell(who), fail: () => fail(new Error()) };
}

describe('session', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is signed in with the chosen customer', () => {
    const { session, arrive } = setUp();
    arrive(person);
    expect(session.get()).toEqual({ status: 'signed-in', person, customerId: 'goodfife' });
  });

  it('clears the screen, then the listeners, and only then drops the token', async () => {
    const { session, log, arrive } = setUp();
    arrive(person);
    const left = session.leave('deactivated');
    await vi.runAllTimersAsync();
    await left;
    expect(log).toEqual(['signed-in', 'leaving', 'cleared', 'signed out', 'signed-out']);
    expect(session.get()).toEqual({ status: 'signed-out', reason: 'deactivated' });
  });

  it('starts in the customer the person has just joined', async () => {
    const { session, log, arrive } = setUp();
    arrive({ ...person, customers: [] });
    expect(session.get()).toMatchObject({ customerId: null });
    await session.join('joined');
    expect(log).toContain('remembered joined');
    expect(session.get()).toMatchObject({ status: 'signed-in', customerId: 'joined' });
  });

  it('stays signed out when joining finishes after the person has left', async () => {
    const { session, arrive } = setUp();
    arrive(person);
    const joining = session.join('joined');
    const left = session.leave(null);
    await vi.runAllTimersAsync();
    await Promise.all([joining, left]);
    expect(session.get()).toEqual({ status: 'signed-out', reason: null });
  });

  it('signs out even if cleaning up fails', async () => {
    const { session, log, arrive } = setUp({ clearUp: () => Promise.reject(new Error('stuck')) });
    arrive(person);
    const left = session.leave(null);
    await vi.runAllTimersAsync();
    await left;
    expect(log.slice(-2)).toEqual(['signed out', 'signed-out']);
  });

  it('cleans up when another tab signs out', () => {
    const { log, arrive } = setUp();
    arrive(person);
    arrive(null);
    expect(log).toEqual(['signed-in', 'signed-out', 'cleared']);
  });

  it("switches to one of the person's customers and to no other", () => {
    const { session, arrive } = setUp();
    arrive(person);
    session.switchCustomer('foreign');
    expect(session.get()).toMatchObject({ customerId: 'goodfife' });
    session.switchCustomer('sample');
    expect(session.get()).toMatchObject({ customerId: 'sample' });
  });

  it('is expelled from one customer and starts in another next time', async () => {
    const { session, log, arrive } = setUp();
    arrive(person);
    session.expel();
    await vi.runAllTimersAsync();
    expect(log).toContain('remembered sample');
    expect(session.get()).toEqual({ status: 'signed-out', reason: 'deactivated' });
  });

  it('ended everywhere by its person ends as if they had signed out here', async () => {
    const { session, log, arrive } = setUp();
    arrive(person);
    session.expectEnd(true);
    session.expel();
    await vi.runAllTimersAsync();
    expect(session.get()).toEqual({ status: 'signed-out', reason: null });
    expect(log).not.toContain('remembered sample');
  });

  it('is expelled like any other if ending it everywhere failed', async () => {
    const { session, arrive } = setUp();
    arrive(person);
    session.expectEnd(true);
    session.expectEnd(false);
    session.expel();
    await vi.runAllTimersAsync();
    expect(session.get()).toEqual({ status: 'signed-out', reason: 'deactivated' });
  });

  it('can be started again after a failure', () => {
    const { session, arrive, fail } = setUp();
    fail();
    expect(session.get().status).toBe('failed');
    session.start();
    arrive(person);
    expect(session.get().status).toBe('signed-in');
  });
});
