import { envelopeSchema, type Envelope } from '@cti/functions/model/calls/envelope';
import { linkIds } from '../../functions/src/calls/call-event.ts';
import { joinCalls, reduce } from '../../functions/src/calls/reduce.ts';
import { parseJson } from '../../functions/src/intake/json.ts';
import { normalise } from '../../functions/src/intake/normalise.ts';
import type { Call } from '../../functions/src/model/calls/call.ts';
import type { AmiEvent } from '../src/ami/event.ts';
import { createTranslator, type Translator } from '../src/translate/translator.ts';

/** The trunk of the recorded Asterisk; everything else is a phone. */
export const layout = { trunks: ['trunk'] };

export const noMoment = new Date(0);

/** What a translator says of events, in order. */
export function translated(
  events: readonly AmiEvent[],
  translator: Translator = createTranslator(layout),
): Envelope[] {
  return events.flatMap((event) => translator.take(event, noMoment));
}

/** The calls that entries become when each arrives as it's told, joined as the functions join them, oldest first. */
export function callsOf(entries: readonly Envelope[]): Call[] {
  const calls: { ids: Set<string>; call: Call }[] = [];
  for (const entry of entries) {
    envelopeSchema.parse(entry);
    const body = parseJson(Buffer.from(JSON.stringify({ envelope: 2, entries: [entry] })));
    const normalised = normalise(body, { receivedAt: new Date(entry.at) });
    if (!normalised.ok) throw new Error(normalised.reason);
    const ids = linkIds(normalised.event);
    const known = calls.filter((one) => ids.some((id) => one.ids.has(id)));
    const joined = known
      .map(({ call }) => call)
      .reduce<Call | null>((all, call) => (all ? joinCalls(all, call) : call), null);
    const call = reduce(joined, normalised.event);
    if (!call) throw new Error('an entry with an unknown state');
    for (const one of known) calls.splice(calls.indexOf(one), 1);
    calls.push({ ids: new Set([...ids, ...known.flatMap((one) => [...one.ids])]), call });
  }
  return calls
    .map(({ call }) => call)
    .toSorted((a, b) => (a.startedAt?.getTime() ?? 0) - (b.startedAt?.getTime() ?? 0));
}
