import {
  isPromisedAnyTime,
  isRequested,
  rescueSchema,
  type Rescue,
} from '../model/calls/rescue.ts';
import type { RescueFacts } from './derive-rescue.ts';

/** A row without calls is only kept so that a late writer notices the change. */
const emptyRowMs = 86_400_000;

/** The row according to its calls, with what people did to it as far as that still applies. */
export function rowOf(
  fixed: Pick<Rescue, 'groupCode' | 'number' | 'caller'> & { now: Date },
  { spokenAt, ...facts }: RescueFacts,
  known: Rescue | null,
): Rescue {
  const { now, ...whose } = fixed;
  const isOpen = facts.state === 'open';
  const claimedAt = known?.claimedAt ?? null;
  const holds = isOpen && claimedAt !== null && (!spokenAt || claimedAt > spokenAt);
  const wasHandled = known?.state === 'closed' && known.closedBy === 'handled';
  const isHandled = facts.closedBy === 'handled';
  return {
    ...whose,
    ...facts,
    closedAt: isHandled ? ((wasHandled ? known.closedAt : null) ?? now) : facts.closedAt,
    handledBy: isHandled && wasHandled ? known.handledBy : null,
    claimedBy: holds ? (known?.claimedBy ?? null) : null,
    claimedAt: holds ? claimedAt : null,
    orderKey: orderKeyOf({ ...facts, caller: whose.caller }),
    updatedAt: now,
  };
}

/** By turn, then by promised time, or by how long they've been waiting. */
export const orderKeyOf = (
  row: Pick<Rescue, 'caller' | 'calls' | 'callbackAt' | 'firstAt'>,
): string => `${turnOf(row.caller, row)} ${(row.callbackAt ?? row.firstAt)?.toISOString() ?? ''}`;

/** A callback promised without a time comes last, otherwise VIPs and those who asked for one first. */
const turnOf = (caller: Rescue['caller'], facts: Pick<Rescue, 'calls' | 'callbackAt'>): number => {
  if (isPromisedAnyTime(facts)) return 2;
  return caller.kind === 'vip' || isRequested(facts) ? 0 : 1;
};

/** A row without any call left, kept until it expires. */
export const emptyRow = (groupCode: string | null, now: Date): Rescue => ({
  ...rescueSchema.parse({ state: 'closed' }),
  groupCode,
  updatedAt: now,
  expireAt: new Date(now.getTime() + emptyRowMs),
});
