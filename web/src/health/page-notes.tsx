import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { useConsole } from '../console/console-context.ts';
import { pagePaths } from '../console/paths.ts';
import { pageLog, startPageLog } from '../firebase/page-log.ts';
import { pause } from '../firebase/steady-timers.ts';
import { useStore } from '../store.ts';
import { brokenHop } from './diagnosis.ts';
import { useBridges, useHealth } from './use-health.ts';

/** A hop is told of if it stays broken this long: a listener that just opened isn't fresh yet. */
const steadyMs = 10_000;

const pages = {
  history: pagePaths.history(),
  callbacks: pagePaths.callbacks(),
  contacts: pagePaths.contacts(),
  seats: pagePaths.seats(),
  statistics: pagePaths.statistics(),
  settings: pagePaths.settings(),
  dial: pagePaths.dial(),
};

/** Which page it is, without what follows in its address. */
function pageOf(pathname: string): string {
  const known = Object.entries(pages).find(([, path]) => pathname.startsWith(path));
  return known?.[0] ?? (pathname === pagePaths.board() ? 'board' : 'other');
}

/** Keeps the page's log while the console is open: pages, the connection, test signals, broken hops and errors. */
export function PageNotes() {
  const { customerId, activeCalls } = useConsole();
  const health = useHealth();
  const pulse = useStore(health.pulse);
  const canary = useStore(health.canary);
  const bridges = useBridges(health);
  const { result } = canary;
  const line = pulse?.state ?? 'unknown';
  const broken = brokenHop({
    pulse,
    canary,
    // Not asked without somebody looking: a request that fails is written into the browser's console.
    isReachable: null,
    isOnline: navigator.onLine,
    isFresh: activeCalls.status === 'ready' ? !activeCalls.fromCache : null,
    bridges,
  });
  const page = pageOf(useLocation().pathname);

  useEffect(() => startPageLog(customerId), [customerId]);
  useEffect(() => pageLog.write('page', page), [page]);
  useEffect(() => pageLog.write('pulse', line), [line]);
  useEffect(() => {
    if (result) pageLog.write('canary', result.ok ? 'arrived' : result.fault);
  }, [result]);
  useEffect(() => {
    if (broken === null) return;
    let isOver = false;
    void pause(steadyMs).then(() => isOver || pageLog.hop(broken));
    return () => {
      isOver = true;
    };
  }, [broken]);
  return null;
}
