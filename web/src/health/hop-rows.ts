import type { LightWords } from '../words/light.ts';
import type { BridgeFault } from '@cti/functions/model/calls/bridge';
import type { HealthFacts } from './diagnosis.ts';

export interface HopRow {
  hop: keyof LightWords['hops'];
  /** Which one, where there may be several. */
  name?: string;
  state: 'good' | 'bad' | 'unknown';
  text: string;
}

/** A clock off by more than this is worth mentioning. */
const noticedSkewMs = 30_000;
const seconds = (ms: number) => (ms / 1000).toFixed(1);

/** Each hop with its state and what is known about it, in words. */
export function hopRows(
  facts: HealthFacts,
  name: string,
  words: LightWords,
  time: (date: Date) => string,
): HopRow[] {
  return [
    { hop: 'signIn', state: 'good', text: name },
    internet(facts, words),
    firestore(facts, words, time),
    listener(facts, words),
    clock(facts, words),
    call(facts, words, time),
    canary(facts, words, time),
    ...facts.bridges.map(({ name, fault }) => bridge(name, fault, words)),
  ];
}

const state = (known: boolean | null): HopRow['state'] =>
  known === null ? 'unknown' : known ? 'good' : 'bad';

function internet({ isOnline, isReachable }: HealthFacts, words: LightWords): HopRow {
  const known = isOnline ? isReachable : false;
  const text = known === null ? words.asking : known ? words.reachable : words.unreachable;
  return { hop: 'internet', state: state(known), text };
}

function firestore(
  { pulse }: HealthFacts,
  words: LightWords,
  time: (date: Date) => string,
): HopRow {
  if (pulse?.state === 'lost') {
    return { hop: 'firestore', state: 'bad', text: words.lostSince(time(new Date(pulse.since))) };
  }
  if (pulse?.state !== 'connected' || pulse.latencyMs === null) {
    return { hop: 'firestore', state: 'unknown', text: words.asking };
  }
  return { hop: 'firestore', state: 'good', text: words.answered(seconds(pulse.latencyMs)) };
}

function listener({ isFresh }: HealthFacts, words: LightWords): HopRow {
  const text = isFresh === null ? words.asking : isFresh ? words.fresh : words.stale;
  return { hop: 'listener', state: state(isFresh), text };
}

/** Never a fault: times on this page follow the server's clock. */
function clock({ skewMs }: HealthFacts, words: LightWords): HopRow {
  const off = Math.abs(skewMs);
  if (off < noticedSkewMs) return { hop: 'clock', state: 'good', text: words.clockRight };
  const text = words.minutesSeconds(Math.floor(off / 60_000), Math.floor((off % 60_000) / 1000));
  return {
    hop: 'clock',
    state: 'good',
    text: skewMs > 0 ? words.clockAhead(text) : words.clockBehind(text),
  };
}

function call(
  { lastCallAt }: HealthFacts,
  words: LightWords,
  time: (date: Date) => string,
): HopRow {
  return lastCallAt === null
    ? { hop: 'call', state: 'unknown', text: words.noCallYet }
    : { hop: 'call', state: 'good', text: time(lastCallAt) };
}

function canary(
  { canary: { result, at, isSending } }: HealthFacts,
  words: LightWords,
  time: (date: Date) => string,
): HopRow {
  if (isSending) return { hop: 'canary', state: 'unknown', text: words.canarySending };
  if (result === null || at === null) {
    return { hop: 'canary', state: 'unknown', text: words.canaryNever };
  }
  return result.ok
    ? { hop: 'canary', state: 'good', text: words.canaryOk(seconds(result.tookMs), time(at)) }
    : { hop: 'canary', state: 'bad', text: words.canaryFault[result.fault] };
}

const bridge = (name: string, fault: BridgeFault | null, words: LightWords): HopRow => ({
  hop: 'bridge',
  name,
  state: state(fault === null),
  text: fault === null ? words.bridgeOk : words.bridgeFault[fault],
});
