import type { Envelope } from '../../src/model/calls/envelope.ts';

/** When the calls of these entries begin. */
export const beganAt = Date.parse('2026-11-30T03:00:00Z');

const atMs = (afterMs: number) => new Date(beganAt + afterMs).toISOString();

/** An entry of envelope 2 as a phone system sends it, at so many milliseconds after the call began. */
export function entry({
  afterMs = 0,
  connectedAfterMs,
  ...more
}: { afterMs?: number; connectedAfterMs?: number } & Record<string, unknown>) {
  const state = more['state'] as Envelope['state'] | undefined;
  const isConnected = connectedAfterMs !== undefined || state === 'connected';
  return {
    at: atMs(afterMs),
    seq: 0,
    call: 'c1',
    callAliases: [],
    leg: 'c1',
    legAliases: [],
    dialledBy: null,
    kind: 'trunk',
    direction: 'inbound',
    internal: false,
    who: null,
    queue: null,
    other: { number: '09012345678', withheld: false, name: '' },
    ours: '05017480001',
    state: 'calling',
    startedAt: atMs(0),
    rangAt: state === 'ringing' ? atMs(afterMs) : null,
    lastRangAt: state === 'ringing' ? atMs(afterMs) : null,
    connectedAt: isConnected ? atMs(connectedAfterMs ?? afterMs) : null,
    endedAt: state === 'ended' ? atMs(afterMs) : null,
    talkMs: 0,
    transfer: { from: null, to: null },
    end: null,
    voicemail: false,
    ...more,
  };
}

/** The body of one entry. */
export const entryBody = (fields: Parameters<typeof entry>[0]): Record<string, unknown> => ({
  envelope: 2,
  entries: [entry(fields)],
});
