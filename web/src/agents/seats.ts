import { type Agent, isOwnStatus, loggedOff } from '@cti/functions/model/desk/agent';
import type { Call } from '@cti/functions/model/calls/call';
import type { Member } from '@cti/functions/model/members/member';
import type { QueueState } from '@cti/functions/model/calls/pbx';
import type { Seats } from '@cti/functions/model/desk/seats';
import type { Row } from '../firebase/spec.ts';
import { toneOf } from './status-label.tsx';

/** One colleague and what they're doing. */
export interface Seat {
  uid: string;
  name: string;
  groupCodes: readonly string[];
  status: number;
  since: Date | null;
  /** The call they're in, if the current member may see it. */
  call: Call | null;
  /** Where else they chose it, and why ('' = no reason given); null = here. */
  elsewhere: { by: 'byDialpad' | 'byPbx'; reason: string } | null;
}

/** Everybody who takes calls in some group; members who have never opened the console are logged off. */
export function seatsOf(
  members: readonly Member[],
  agents: readonly Row<Agent>[],
  calls: readonly Call[],
): Seat[] {
  const byUid = new Map(agents.map((agent) => [agent.id, agent]));
  const callById = new Map(calls.map((call) => [call.linkedId, call]));
  return members
    .filter(({ active, role }) => active && role !== 'viewer')
    .map(({ uid, name, email, groupCodes }) => {
      const agent = byUid.get(uid);
      const linkedId = agent && agent.status > 7 ? agent.linkedId : null;
      return {
        uid,
        name: name || email,
        groupCodes,
        status: agent?.status ?? loggedOff,
        since: agent?.since ?? null,
        call: linkedId === null ? null : (callById.get(linkedId) ?? null),
        elsewhere: agent && isOwnStatus(agent.status) ? elsewhereOf(agent) : null,
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'ja'));
}

function elsewhereOf({ byDialpad, byPbx }: Agent): Seat['elsewhere'] {
  if (byDialpad) return { by: 'byDialpad', reason: byDialpad.reason };
  return byPbx && { by: 'byPbx', reason: byPbx.reason };
}

/** A queue of a phone system, as a room shows it. */
export type SeatQueue = Pick<
  Row<QueueState>,
  'id' | 'name' | 'groupCode' | 'waiting' | 'longestSince' | 'members' | 'paused'
>;

export type SeatMark = 'warn' | 'alert' | null;

/** Whether a status has lasted too long; waiting for calls or being off never does. */
export function markOf(
  { status, since }: Pick<Seat, 'status' | 'since'>,
  { warnMs, alertMs }: Pick<Seats, 'warnMs' | 'alertMs'>,
  nowMs: number,
): SeatMark {
  if (status <= loggedOff || !since) return null;
  const spentMs = nowMs - since.getTime();
  if (alertMs > 0 && spentMs >= alertMs) return 'alert';
  return warnMs > 0 && spentMs >= warnMs ? 'warn' : null;
}

export type SeatCounts = Record<'idle' | 'busy' | 'rest' | 'off', number>;

/** How many in a room do what. */
export function countsOf(seats: readonly Pick<Seat, 'status'>[]): SeatCounts {
  const counts: SeatCounts = { idle: 0, busy: 0, rest: 0, off: 0 };
  for (const { status } of seats) {
    const tone = toneOf(status);
    if (tone === 'idle' || tone === 'off') counts[tone] += 1;
    else counts[tone === 'ringing' || tone === 'talking' ? 'busy' : 'rest'] += 1;
  }
  return counts;
}
