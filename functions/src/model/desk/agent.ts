import * as z from 'zod/mini';
import type { Direction } from '../calls/call.ts';
import { nullable, text } from '../text/or-default.ts';

/** Status codes of an agent with their Japanese names (contract 4.2). */
export const agentStatusNames = {
  0: '待機中',
  1: 'ログオフ',
  2: 'ワーク',
  3: '離席',
  7: '自動ワーク',
  78: '発信:呼出中',
  79: '発信:通話中',
  88: 'ACD以外着信:呼出中',
  89: 'ACD以外着信:通話中',
  98: 'ACD着信:呼出中',
  99: 'ACD着信:通話中',
} as const;
export type AgentStatus = keyof typeof agentStatusNames;

/** The codes a person sets themselves; 7 is set by the end of a call, the rest by call events. */
export const ownStatuses = [0, 1, 2, 3] as const satisfies AgentStatus[];
export type OwnStatus = (typeof ownStatuses)[number];

export const loggedOff: OwnStatus = 1;
/** Wrap-up after an answered call: 自動ワーク. */
export const wrappingUp: AgentStatus = 7;

export const isOwnStatus = (status: number): status is OwnStatus =>
  (ownStatuses as readonly number[]).includes(status);
/** A telephone rings for the person, or they talk. */
export const isOnCall = (status: number): boolean => status >= 78;
/** Working, away or wrapping up: keeps outside calls away. */
const isBusy = (status: number): boolean => [2, 3, wrappingUp].includes(status);
/** Logged-off people get no popup, busy people only for colleagues' calls (contract 4.2). */
export const popsAtStatus = (direction: Direction, status: number): boolean =>
  status !== loggedOff && (direction === 'internal' || !isBusy(status));
/** Whether outside calls show no card at this status: logged off, away, working or wrapping up. */
export const keepsCallsAway = (status: number): boolean => !popsAtStatus('inbound', status);
/** 79, 89, 99. */
export const isTalking = (status: number): boolean => isOnCall(status) && status % 10 === 9;

/** `customer/{id}/agents/{uid}`: what a member is doing now. */
export const agentSchema = z.object({
  status: z.number(),
  since: nullable(z.date()),
  name: text,
  groupCodes: z._default(z.array(z.string()), []),
  /** What they last chose themselves and return to after a call; null = `status` says it. */
  chosen: nullable(z.number()),
  /** When that was chosen, here or elsewhere; null = before this was kept. An older word from elsewhere changes nothing. */
  chosenAt: nullable(z.date()),
  /** It was chosen at Dialpad, for this reason ('' = none given); null = here. */
  byDialpad: nullable(z.object({ reason: text })),
  /** The same of a pause in the queues of another phone system. */
  byPbx: nullable(z.object({ reason: text })),
  /** The call that a status of 7 or more is about. Anybody who may not read the call learns only this id. */
  linkedId: nullable(z.string()),
  /** When their wrap-up ends; they may extend it. */
  wrapUpUntil: nullable(z.date()),
  /**
   * Their calls by `linkedId`, kept by the server: a status of 78 or more while a call goes on; 7 for some minutes
   * after one they answered, so that late events start no second wrap-up.
   */
  calls: z._default(
    z.record(z.string(), z.object({ status: z.number(), since: nullable(z.date()) })),
    {},
  ),
});
export type Agent = z.infer<typeof agentSchema>;

/** The calls a wrap-up is for, in order of their end: those answered in the last minutes. */
export function callsToWrapUp({ calls, linkedId }: Pick<Agent, 'calls' | 'linkedId'>): string[] {
  const over = Object.entries(calls)
    .filter(([, { status }]) => status === wrappingUp)
    .toSorted(([, a], [, b]) => (a.since?.getTime() ?? 0) - (b.since?.getTime() ?? 0))
    .map(([id]) => id);
  return linkedId === null || over.includes(linkedId) ? over : [...over, linkedId];
}

/** The status the person wants when not on a call. */
export const chosenStatus = (agent: Pick<Agent, 'status' | 'chosen'>): OwnStatus => {
  const chosen = isOwnStatus(agent.status) ? agent.status : agent.chosen;
  return chosen !== null && isOwnStatus(chosen) ? chosen : 0;
};

/**
 * The status that decides which calls pop up. A ringing phone doesn't make somebody available who is away or wrapping
 * up, whatever their status says meanwhile; somebody talking is here, unless logged off.
 */
export function popupStatus(
  agent: Pick<Agent, 'status' | 'chosen' | 'wrapUpUntil'>,
  nowMs: number,
): number {
  const chosen = chosenStatus(agent);
  if (!isOnCall(agent.status)) return agent.status;
  if (isTalking(agent.status)) return chosen === loggedOff ? loggedOff : agent.status;
  const wrapsUp = agent.wrapUpUntil !== null && agent.wrapUpUntil.getTime() > nowMs;
  return wrapsUp ? wrappingUp : chosen;
}
