import { later } from '../calls/leg.ts';
import {
  chosenStatus,
  isOnCall,
  isTalking,
  loggedOff,
  wrappingUp,
  type Agent,
  type OwnStatus,
} from '../model/desk/agent.ts';
import { longestWrapUpMs } from '../model/desk/wrap-up.ts';
import type { Part } from './part.ts';

/** How long a finished call is remembered; after that it can't start a wrap-up. */
const rememberedMs = 2 * longestWrapUpMs;
/** No call lasts a day: if one still seems to go on, its end no longer concerned this person. */
const longestCallMs = 86_400_000;

interface Moment {
  now: Date;
  /** Length of the wrap-up after this call. */
  wrapUpMs: number;
}

/** Somebody who has never opened the console. Their phone rings all the same, and then they're off again. */
export const absentAgent: Agent = {
  status: loggedOff,
  since: null,
  name: '',
  groupCodes: [],
  chosen: loggedOff,
  chosenAt: null,
  byDialpad: null,
  byPbx: null,
  linkedId: null,
  wrapUpUntil: null,
  calls: {},
};

/** A person's status once their part in a call is known. Pure and idempotent. */
export function withCall(agent: Agent, linkedId: string, part: Part, moment: Moment): Agent {
  const { now } = moment;
  const calls = Object.fromEntries(
    Object.entries(agent.calls).filter(([, { status, since }]) => {
      const keptMs = isOnCall(status) ? longestCallMs : rememberedMs;
      return since !== null && since.getTime() > now.getTime() - keptMs;
    }),
  );
  const next = { ...agent, chosen: chosenStatus(agent), calls };
  if (part.kind === 'open') {
    calls[linkedId] = { status: part.status, since: notAfter(part.since, now) };
  } else if (calls[linkedId]?.status !== wrappingUp) {
    const until = part.answered ? wrapUpEnd(next, part.endedAt, moment) : null;
    if (until) {
      calls[linkedId] = { status: wrappingUp, since: now };
      next.wrapUpUntil = later(agent.wrapUpUntil, until);
    } else {
      delete calls[linkedId];
    }
  }
  return settled(next, now);
}

/** What somebody chose at Dialpad or on another phone system, and when. */
export interface ChoiceElsewhere {
  status: OwnStatus;
  reason: string;
  at: Date;
  /** Where. */
  by: 'byDialpad' | 'byPbx';
}

/** A person's status once they have chosen another elsewhere; during a call or wrap-up, what they'll be after it. */
export const withChoice = (
  agent: Agent,
  { status, reason, at, by }: ChoiceElsewhere,
  now: Date,
): Agent =>
  settled(
    { ...agent, chosen: status, chosenAt: at, byDialpad: null, byPbx: null, [by]: { reason } },
    now,
  );

/** A person's status after their wrap-up. */
export const withoutWrapUp = (agent: Agent, now: Date): Agent =>
  settled({ ...agent, chosen: chosenStatus(agent), wrapUpUntil: null }, now);

/** Counted from the end of the call, not from when we heard of it. Null = they aren't here, so there's no wrap-up. */
function wrapUpEnd(agent: Agent, endedAt: Date | null, { now, wrapUpMs }: Moment): Date | null {
  if (agent.chosen === loggedOff) return null;
  const until = new Date(notAfter(endedAt, now).getTime() + wrapUpMs);
  return until > now ? until : null;
}

/** The resulting status: talking before ringing, ringing before wrap-up, else what they chose. */
function settled(agent: Agent, now: Date): Agent {
  const entries = Object.entries(agent.calls).map(([linkedId, call]) => ({ linkedId, ...call }));
  const byTime = entries.toSorted((a, b) => msOf(a.since) - msOf(b.since));
  const current =
    byTime.findLast(({ status }) => isTalking(status)) ??
    byTime.find(({ status }) => isOnCall(status));
  if (current) return { ...agent, ...current, calls: agent.calls };
  if (agent.wrapUpUntil && agent.wrapUpUntil > now) {
    const wrapped = byTime.findLast(({ status }) => status === wrappingUp);
    const linkedId = wrapped?.linkedId ?? agent.linkedId;
    return { ...agent, status: wrappingUp, since: wrapped?.since ?? now, linkedId };
  }
  const status = chosenStatus({ status: wrappingUp, chosen: agent.chosen });
  const since = agent.status === status ? agent.since : now;
  return { ...agent, status, since, linkedId: null, wrapUpUntil: null };
}

const msOf = (date: Date | null): number => date?.getTime() ?? 0;

/** A sender's clock may be ahead of ours. */
const notAfter = (date: Date | null, now: Date): Date => (date && date < now ? date : now);
