import type { Call, Operator } from '@cti/functions/model/calls/call';
import { isOperator } from '@cti/functions/model/calls/operator';
import type { Viewer } from './handover.ts';

/**
 * The colleague who answered a call this card was opened for while it could still be answered; null = nobody did, or
 * this member did (then the card is theirs until they close it, whoever the call is transferred to), or the card was
 * opened to look at a conversation already under way.
 */
export function takenBy(call: Call, viewer: Viewer | null, handed: Call | null): string | null {
  const { operator, state } = call;
  if (!viewer || !operator || !handed) return null;
  if (viewer.email === '' && !viewer.extensions?.length) return null;
  // Nobody has answered a ringing or waiting call: the operator is the one who transferred it.
  if (state === 'ringing' || state === 'queued') return null;
  const { state: handedState, operator: passedOnBy } = handed;
  if (passedOnBy && handedState !== 'ringing' && handedState !== 'queued') return null;
  if (state === 'ended' && passedOnBy && isSame(passedOnBy, operator)) return null;
  const hasBeenMine = Object.values(call.legs).some(
    ({ target, connectedAt }) => connectedAt !== null && isOperator(target, viewer),
  );
  if (isOperator(operator, viewer) || hasBeenMine) return null;
  return operator.name || operator.email || null;
}

const isSame = (a: Operator, { email, id }: Operator): boolean =>
  isOperator(a, { email, extensions: email === '' ? [id] : [] });

interface Closing {
  /** When the card learned that the call was answered, ms. */
  takenAtMs: number;
  /** When the caret was last in one of its fields, or it last had unsaved text, ms; null = never. */
  busyAtMs: number | null;
  /** The person's own setting; null = it stays. */
  closeAfterSeconds: number | null;
}

/** When such a card closes by itself, ms; null = never. Nothing closes while somebody types. */
export function closesAtMs({ takenAtMs, busyAtMs, closeAfterSeconds }: Closing): number | null {
  if (closeAfterSeconds === null) return null;
  return Math.max(takenAtMs, busyAtMs ?? takenAtMs) + closeAfterSeconds * 1000;
}
