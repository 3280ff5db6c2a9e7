import { useEffect, useEffectEvent } from 'react';
import { Link } from 'react-router';
import type { Call } from '@cti/functions/model/calls/call';
import type { Member } from '@cti/functions/model/members/member';
import { groupScope } from '../firebase/call-queries.ts';
import type { Pulse } from '../firebase/heartbeat.ts';
import { liveQuery } from '../firebase/live.ts';
import type { QuerySpec } from '../firebase/spec.ts';
import { serverNow } from '../firebase/server-clock.ts';
import { type Absence, asksSince, claimAbsence, missedWithin, watchAbsences } from './absence.ts';
import { endedSinceQueries } from '../firebase/live-calls.ts';
import type { Store } from '../store.ts';
import { showToast } from '../ui/toast.tsx';
import { useStripWords } from '../words/strip.ts';
import { pagePaths } from '../console/paths.ts';

/** After a lost line or a sleep, reports once how many calls were missed. They never pop late. */
export function useAbsence(customerId: string, member: Member, line: Store<Pulse | null>): void {
  const words = useStripWords();
  const tell = useEffectEvent(async (absence: Absence) => {
    const specs = endedSinceQueries(customerId, groupScope(member), asksSince(absence));
    const calls = (await Promise.all(specs.map(once))).flat();
    const missed = missedWithin(calls, absence).length;
    if (missed === 0) return;
    if (!(await claimAbsence(`${member.uid}.${customerId}`, absence, localStorage))) return;
    showToast(words.missed(missed), {
      tone: 'missed',
      action: <Link to={pagePaths.history()}>{words.missedOpen}</Link>,
    });
  });
  useEffect(
    () =>
      watchAbsences(line, serverNow, (absence) => {
        tell(absence).catch(() => {});
      }),
    [line],
  );
}

/** The server's answer, once. */
function once(spec: QuerySpec<Call>): Promise<Call[]> {
  const source = liveQuery(spec);
  return new Promise((resolve) => {
    const look = () => {
      const live = source.get();
      if (live.status === 'error') resolve([]);
      else if (live.status === 'ready' && !live.fromCache) resolve(live.data);
      else return;
      off();
    };
    const off = source.subscribe(look);
    look();
  });
}
