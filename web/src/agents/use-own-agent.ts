import { type Agent, agentSchema, popupStatus } from '@cti/functions/model/desk/agent';
import type { Member } from '@cti/functions/model/members/member';
import { paths } from '@cti/functions/model/paths';
import { useEffect, useMemo, useRef, useState } from 'react';
import { requiredContext } from '../console/required-context.ts';
import type { Live } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';
import { serverNow } from '../firebase/server-clock.ts';
import { useLiveDoc } from '../firebase/use-live.ts';
import { hasArrived, shiftOf } from './shift.ts';
import { type StatusDesk, createStatusDesk } from './status-desk.ts';

/** Before retrying a shift that failed to start. */
const retryMs = 2_000;
/** A lost response never arrives; waiting for it would leave the member without a status all day. */
const patienceMs = 10_000;

/** What a member knows of their own status. */
export interface OwnAgent {
  agent: Agent | null;
  /** Decides which calls pop up for them; null = no status, everything pops up; undefined = not known yet. */
  status: number | null | undefined;
  /** Null for a viewer, who takes no calls. */
  desk: StatusDesk | null;
}

/** What the member is doing, for every page of the console. */
export const [OwnAgentContext, useOwn] = requiredContext<OwnAgent>();

/** The member's own status, live; the first page after signing in starts the shift. */
export function useOwnAgent(customerId: string, member: Member): OwnAgent {
  const isViewer = member.role === 'viewer';
  const { uid } = member;
  const live = useLiveDoc(
    isViewer ? null : { path: paths.agent(customerId, uid), schema: agentSchema },
  );
  const desk = useMemo(
    () => (isViewer ? null : createStatusDesk(customerId, member)),
    [isViewer, customerId, member],
  );
  useShift(customerId, uid, live, desk);
  const agent = live.status === 'ready' ? live.data : null;
  const status = isViewer ? null : statusOf(live);
  return useMemo(() => ({ agent, status, desk }), [agent, status, desk]);
}

function statusOf(live: Live<Row<Agent> | null>): number | null | undefined {
  if (live.status === 'loading') return undefined;
  return live.status === 'ready' && live.data ? popupStatus(live.data, serverNow()) : null;
}

function useShift(
  customerId: string,
  uid: string,
  live: Live<Row<Agent> | null>,
  desk: StatusDesk | null,
): void {
  const isTrying = useRef(false);
  const [tries, setTries] = useState(0);
  const isKnown = live.status === 'ready' && !live.fromCache;
  const agent = live.status === 'ready' ? live.data : null;
  const isThere = agent !== null;
  const isHere = agent !== null && hasArrived(agent);
  useEffect(() => {
    if (!desk || !isKnown || isTrying.current) return;
    const shift = shiftOf(localStorage, customerId, uid);
    if (isHere) shift.begin();
    if (isThere && shift.hasBegun()) return;
    isTrying.current = true;
    // While a call keeps the person, this is what they will be after it.
    void inTime(desk.choose(0))
      .then(shift.begin)
      .then(
        // A listener that was opened just before a write may miss it; the next write it hears.
        () => patienceMs,
        () => retryMs,
      )
      .then((waitMs) => {
        isTrying.current = false;
        setTimeout(() => setTries((count) => count + 1), waitMs);
      });
  }, [customerId, uid, desk, isKnown, isThere, isHere, tries]);
}

function inTime(act: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), patienceMs);
  });
  return Promise.race([act, late]).finally(() => clearTimeout(timer));
}
