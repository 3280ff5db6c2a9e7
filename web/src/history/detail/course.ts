import type { Call, Leg } from '@cti/functions/model/calls/call';

/** One moment in the course of a call. */
export interface Step {
  at: Date;
  what: 'began' | 'rang' | 'answered' | 'left' | 'ended';
  /** Whose phone; null = the call as a whole, '' = nobody is named. */
  who: string | null;
  /** The phone belongs to one person, not to a queue or a menu. */
  isPerson: boolean;
}

/** The legs of a call as one timeline, oldest first. */
export function courseOf(call: Pick<Call, 'legs' | 'startedAt' | 'endedAt'>): Step[] {
  const steps: Step[] = [];
  const add = (at: Date | null, what: Step['what'], leg: Leg | null) => {
    if (at) steps.push({ at, what, who: leg && nameOf(leg), isPerson: leg?.targetType === 'user' });
  };
  add(call.startedAt, 'began', null);
  for (const leg of Object.values(call.legs)) {
    add(leg.rangAt, 'rang', leg);
    add(leg.connectedAt, 'answered', leg);
    // An unanswered leg only has its 'rang'.
    if (leg.connectedAt) add(leg.endedAt, 'left', leg);
  }
  add(call.endedAt, 'ended', null);
  const order: Step['what'][] = ['began', 'rang', 'answered', 'left', 'ended'];
  return steps.toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || order.indexOf(a.what) - order.indexOf(b.what),
  );
}

const nameOf = ({ target }: Leg): string => target?.name || target?.email || '';
