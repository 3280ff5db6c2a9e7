import { describe, expect, it } from 'vitest';
import { callOfEvents, readAt } from '../../test/conversation/read.ts';
import type { CallEvent } from '../calls/call-event.ts';
import { beganAt, agent, LegScript } from '../../test/conversation/leg-script.ts';

const arrival = new Date('2026-11-20T03:00:00Z');
const after = (ms: number) => new Date(arrival.getTime() + ms);
const relayed = (type: string, more: Record<string, unknown>, at: Date): CallEvent =>
  readAt(
    {
      event_type: `call.${type}`,
      data: { call_id: '77', caller_number: '09055550101', callee_number: '0501748', ...more },
    },
    at,
  );

describe('a relay', () => {
  const user = { user_id: 'u1', user_name: '受付' };
  it('that names nobody at the end does not undo who answered', () => {
    const at = (ms: number) => ({ timestamp: after(ms).toISOString() });
    const events = [
      relayed('ringing', { ...user, ...at(0) }, after(100)),
      relayed('answered', { ...user, ...at(5_000) }, after(5_100)),
      ...[{}, { user_id: '', user_name: ' ' }, { user_id: null }].map((nobody, place) =>
        relayed('ended', { ...nobody, ...at(60_000 + place) }, after(60_100)),
      ),
    ];
    expect(callOfEvents(events).operator).toEqual({ id: 'u1', name: '受付', email: '' });
  });

  it('that never names anybody rings for nobody', () => {
    const call = callOfEvents([relayed('ringing', { timestamp: after(0).toISOString() }, arrival)]);
    expect(call).toMatchObject({ state: 'ringing', ringing: [], operator: null });
  });

  it.each([
    ['without a zone', '2026-11-20T12:00:00'],
    ['with a blank', '2026-11-20 12:00:00'],
    ['with its zone', '2026-11-20T12:00:00+09:00'],
    ['in UTC', '2026-11-20T03:00:00Z'],
    ['a little ahead of us', '2026-11-20T12:02:00', 120_000],
    ['nine hours ahead of us', '2026-11-20T12:00:00Z'],
    ['of another year', '2031-01-01T00:00:00Z'],
    ['never set', '2001-01-01T00:00:00'],
  ])(
    'counts in Japan, and from its arrival where that is not plausible: %s',
    (_, timestamp, ms = 0) => {
      const call = callOfEvents([relayed('ringing', { ...user, timestamp }, arrival)]);
      expect(call).toMatchObject({ startedAt: after(ms), ringingAt: after(ms) });
      expect(call.ringing[0]?.since).toEqual(arrival);
    },
  );
});

describe("a sender's clock that is hours wrong", () => {
  const wrong = (event: Record<string, unknown>, byMs: number) =>
    Object.fromEntries(
      Object.entries(event).map(([key, value]) => [
        key,
        typeof value === 'number' && value > 1e12 && /^(date|event)_/.test(key)
          ? value + byMs
          : value,
      ]),
    );

  it.each([9 * 3_600_000, 400 * 86_400_000])('keeps what lay between its events: %d ms', (byMs) => {
    const { events } = new LegScript(1, agent(1), 0).ring(60).connect(6_000).end(66_000, 60_000);
    const call = callOfEvents(
      events.map((event) => {
        const at = new Date(event.event_timestamp + 500);
        return readAt(wrong(event, byMs), at);
      }),
    );
    expect(call).toMatchObject({
      state: 'ended',
      outcome: 'answered',
      talkMs: 60_000,
      startedAt: new Date(beganAt + 500),
    });
    const lasted = (call.endedAt?.getTime() ?? 0) - (call.connectedAt?.getTime() ?? 0);
    expect(lasted).toBe(60_000);
  });

  it('leaves in the ledger what was sent', () => {
    const event = relayed('ringing', { timestamp: '2031-01-01T00:00:00Z' }, arrival);
    expect(event.eventTimestamp).toEqual(new Date('2031-01-01T00:00:00Z'));
  });

  it('does not make an answered call a missed one', () => {
    const [, answer] = new LegScript(1, agent(1), 0).ring(60).connect(6_000).events;
    const told = { ...answer, date_connected: Date.UTC(2031, 0) };
    const call = callOfEvents([readAt(told, new Date(beganAt + 7_000))]);
    expect(call).toMatchObject({ state: 'connected' });
  });
});
