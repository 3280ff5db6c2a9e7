import type { Call, SupervisionKind } from './call.ts';

/**
 * What a supervisor is doing in a call now. Dialpad doesn't say when they leave: it lasts until the leg ends that they
 * joined, or the talk.
 */
export function supervisionNow(
  call: Pick<Call, 'state' | 'supervision' | 'legs'>,
): SupervisionKind | null {
  const { supervision, state, legs } = call;
  if (!supervision || supervision.over) return null;
  if (state !== 'connected' && state !== 'hold') return null;
  return legs[supervision.callId]?.state === 'ended' ? null : supervision.kind;
}
