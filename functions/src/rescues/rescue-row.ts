import { isPromisedAnyTime, rescueSchema, type Rescue } from '../model/rescue.ts';
import type { RescueFacts } from './derive-rescue.ts';

/** A row without calls is only kept so that a late writer finds it changed. */
const emptyRowMs = 86_400_000;

/** The row as the calls have it, with what people did to it as far as that still holds. */
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

/** In the order of turns, then by the time promised, or since when one has waited. */
export const orderKeyOf = (
  row: Pick<Rescue, 'caller' | 'calls' | 'callbackAt' | 'firstAt'>,
): string => `${turnOf(row.caller, row)} ${(row.callbackAt ?? row.firstAt)?.toISOString() ?? ''}`;

/** Who was promised a callback at no certain time comes last, else VIPs first. */
const turnOf = (caller: Rescue['caller'], facts: Pick<Rescue, 'calls' | 'callbackAt'>): number => {
  if (isPromisedAnyTime(facts)) return 2;
  return caller.kind === 'vip' ? 0 : 1;
};

/** No call is left of which it could tell; it says so until it expires. */
export const emptyRow = (groupCode: string | null, now: Date): Rescue => ({
  ...rescueSchema.parse({ state: 'closed' }),
  groupCode,
  updatedAt: now,
  expireAt: new Date(now.getTime() + emptyRowMs),
});
