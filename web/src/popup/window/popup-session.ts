import { type Member, memberSchema } from '@cti/functions/model/members/member';
import { paths } from '@cti/functions/model/paths';
import { type Person, watchPerson } from '../../firebase/sign-in/auth.ts';
import { chosenCustomer } from '../../firebase/chosen-customer.ts';
import { keepScriptsAtHome } from '../../script-policy.ts';
import { createIdle, listenToInput } from '../../idle.ts';
import { createStore } from '../../store.ts';
import type { Heartbeat } from '../../firebase/heartbeat.ts';
import type { NumberLooks } from '../../call/phone-number.tsx';
import type { CallDesk } from '../call-desk.ts';
import { popupChannel } from '../handover.ts';
import type { Inbox } from './inbox.ts';

export { keepPlace } from './popup-place.ts';

/** Any input in the popup keeps this browser's session alive. */
export function keepAwake(): () => void {
  const idle = createIdle(localStorage);
  return listenToInput(window, idle.touch);
}

/** What the popup knows about the person using it. */
export type PopupSession =
  | { status: 'starting' }
  /** No response from the sign-in service; it's asked again on the next change. */
  | { status: 'failed' }
  | { status: 'signed-out' }
  /** Signed in, but not (or no longer) a member. */
  | { status: 'out' }
  | {
      status: 'ready';
      member: Member;
      desk: CallDesk;
      looks: NumberLooks;
      heartbeat: Heartbeat;
    };

/**
 * Signs the popup in by itself with the session the console left in the browser. `wantedCustomer` is the customer of
 * the call handed over; on its own, the popup uses the last chosen one.
 */
export function startPopupSession(wantedCustomer: string | null) {
  keepScriptsAtHome();
  const { get, set, subscribe } = createStore<PopupSession>({ status: 'starting' });
  let stopCustomer = () => {};
  let turn = 0;

  async function arrive(person: Person | null): Promise<void> {
    const mine = ++turn;
    stopCustomer();
    stopCustomer = () => {};
    if (!person) return set({ status: 'signed-out' });
    const customerId =
      person.customers.find((id) => id === wantedCustomer) ??
      chosenCustomer(person.customers, localStorage);
    if (customerId === null) return set({ status: 'out' });
    // Firestore loads only now: people who are signed out don't wait for it.
    const firestore = await import('../call-desk.ts');
    if (mine !== turn) return;
    stopCustomer = openCustomer(person, customerId, firestore);
  }

  function openCustomer(
    person: Person,
    customerId: string,
    {
      createDesk,
      liveDoc,
      closeDesk,
      startHeartbeat,
      numberLooks,
      createDialDesk,
    }: typeof import('../call-desk.ts'),
  ): () => void {
    const desk = createDesk(customerId, person.uid);
    const { heartbeat, stop: stopHeart } = startHeartbeat(customerId);
    const self = liveDoc({ path: paths.member(customerId, person.uid), schema: memberSchema });
    const look = () => {
      const live = self.get();
      const isGone = live.status === 'ready' && !live.data && !live.fromCache;
      const isInactive = live.status === 'ready' && live.data?.active === false;
      const isDenied = live.status === 'error' && live.problem === 'denied';
      if (isGone || isInactive || isDenied) {
        set({ status: 'out' });
        stopCustomer();
      } else if (live.status === 'ready' && live.data) {
        const looks = numberLooks(createDialDesk(customerId, live.data));
        set({ status: 'ready', member: live.data, desk, looks, heartbeat });
      }
    };
    const off = self.subscribe(look);
    look();
    return () => {
      off();
      stopHeart();
      closeDesk();
    };
  }

  const fail = () => {
    if (get().status === 'starting') set({ status: 'failed' });
  };
  const stopWatching = watchPerson((person) => {
    arrive(person).catch(fail);
  }, fail);

  return {
    get,
    subscribe,
    /** The screen is already cleared; stop listening. */
    stop: () => {
      turn++;
      stopWatching();
      stopCustomer();
      set({ status: 'signed-out' });
    },
  };
}

export type PopupSessionStore = ReturnType<typeof startPopupSession>;

/**
 * Tells the console, once per call, that the person has touched its card. Focus alone proves nothing: a new window has
 * it without anybody looking.
 */
export function tellSeen(inbox: Inbox): () => void {
  const told = new Set<string>();
  const channel = popupChannel(() => {});
  const touched = new AbortController();
  const tell = () => {
    const { tabs, selected } = inbox.get().stack;
    const linkedId = tabs.find(({ key }) => key === selected)?.linkedId;
    if (linkedId === undefined || told.has(linkedId)) return;
    told.add(linkedId);
    channel.post({ type: 'seen', linkedId });
  };
  for (const type of ['pointermove', 'pointerdown', 'keydown']) {
    addEventListener(type, tell, { capture: true, passive: true, signal: touched.signal });
  }
  return () => {
    touched.abort();
    channel.close();
  };
}
