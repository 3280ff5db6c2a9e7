import { useEffect, useMemo, useState } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { bridgeLimit, bridgeSchema, type Bridge } from '@cti/functions/model/calls/bridge';
import { paths } from '@cti/functions/model/paths';
import { requiredContext } from '../console/required-context.ts';
import type { Live } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';
import { useLiveQuery } from '../firebase/use-live.ts';
import type { Pulse } from '../firebase/heartbeat.ts';
import { clockOffset, isHostingReachable, serverNow } from '../firebase/server-clock.ts';
import { type CanaryWatch, createCanaryWatch } from './canary-watch.ts';
import { type BridgeView, type HealthFacts, bridgesAt } from './diagnosis.ts';
import { holdLock } from '../ring/owner.ts';
import { type Store, createStore, useStore } from '../store.ts';

/** What the page knows about its connection, kept while the console is open. */
export interface Health {
  pulse: Store<Pulse | null>;
  canary: CanaryWatch;
  /** When the newest call change known to this page happened. */
  lastCallAt: Store<Date | null>;
  /** The customer's bridges to phone systems, as they last told. */
  bridges: Live<Row<Bridge>[]>;
}

/** What is known about the path from the phone to this page, for every page of the console. */
export const [HealthContext, useHealth] = requiredContext<Health>();

/** Sends test signals at an interval, in one of all tabs, and remembers the latest call event. */
export function useHealthWatch(
  customerId: string,
  uid: string,
  activeCalls: Live<Call[]>,
  pulse: Store<Pulse | null>,
): Health {
  const canary = useMemo(() => createCanaryWatch(customerId, uid), [customerId, uid]);
  useEffect(() => {
    let stop = () => {};
    const release = holdLock(`cti-canary:${customerId}.${uid}`, (isHeld) => {
      stop();
      stop = isHeld ? canary.start() : () => {};
    });
    return release;
  }, [customerId, uid, canary]);

  const [lastCallAt] = useState(() => createStore<Date | null>(null));
  useEffect(() => {
    if (activeCalls.status !== 'ready') return;
    const times = activeCalls.data.map(({ updatedAt }) => updatedAt?.getTime() ?? 0);
    const newest = Math.max(lastCallAt.get()?.getTime() ?? 0, ...times);
    if (newest > 0) lastCallAt.set(new Date(newest));
  }, [activeCalls, lastCallAt]);
  const bridges = useLiveQuery({
    path: paths.bridges(customerId),
    where: [],
    limit: bridgeLimit,
    schema: bridgeSchema,
  });
  return useMemo(
    () => ({ pulse, canary, lastCallAt, bridges }),
    [pulse, canary, lastCallAt, bridges],
  );
}

/** Everything known about the path right now; our own pages are asked again when the connection is lost. */
export function useHealthFacts(health: Health, activeCalls: Live<Call[]>): HealthFacts {
  const { pulse, canary, lastCallAt } = health;
  const beat = useStore(pulse);
  const [isReachable, setIsReachable] = useState<boolean | null>(null);
  const line = beat?.state;
  useEffect(() => {
    let gone = false;
    void isHostingReachable().then((answers) => gone || setIsReachable(answers));
    return () => {
      gone = true;
    };
  }, [line]);
  return {
    pulse: beat,
    isReachable,
    isOnline: navigator.onLine,
    isFresh: activeCalls.status === 'ready' ? !activeCalls.fromCache : null,
    skewMs: -clockOffset.get(),
    lastCallAt: useStore(lastCallAt),
    canary: useStore(canary),
    bridges: useBridges(health),
  };
}

/** The bridges in use; each heartbeat of this page looks whether one has fallen silent. */
export function useBridges({ pulse, bridges }: Health): BridgeView[] {
  useStore(pulse);
  return bridges.status === 'ready' ? bridgesAt(bridges.data, serverNow()) : [];
}
