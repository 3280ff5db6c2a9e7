import { describe, expect, it } from 'vitest';
import { entry, entryBody } from '../../test/conversation/envelope.ts';
import { callOf, read } from '../../test/conversation/read.ts';
import { permutationsOf } from '../../test/conversation/orders.ts';
import { linkIds } from '../calls/call-event.ts';
import { normalise } from './normalise.ts';

const receivedAt = new Date('2026-12-01T00:00:00Z');
const body = (...entries: object[]) => ({ envelope: 2, entries });

const trunk = { leg: 'c1', call: 'c1', kind: 'trunk' };
const phone = {
  leg: 'p1',
  call: 'c1',
  dialledBy: 'c1',
  kind: 'person',
  who: { extension: '200', name: '受付 花', email: '' },
};

describe('envelope 2', () => {
  it('makes one call of its legs, in any order', () => {
    const bodies = [
      entryBody({ ...trunk, state: 'calling' }),
      entryBody({ ...phone, afterMs: 1_000, state: 'ringing' }),
      entryBody({ ...phone, afterMs: 6_000, state: 'connected' }),
      entryBody({ ...trunk, afterMs: 66_000, state: 'ended', talkMs: 60_000 }),
      entryBody({ ...phone, afterMs: 66_000, state: 'ended', talkMs: 60_000 }),
    ];
    const expected = callOf(...bodies);
    expect(expected).toMatchObject({
      source: 'relay',
      direction: 'inbound',
      outcome: 'answered',
      externalNumber: '+819012345678',
      internalNumber: '+815017480001',
      operator: { id: '200', name: '受付 花', email: '' },
      waitMs: 6_000,
      talkMs: 60_000,
    });
    for (const order of permutationsOf(bodies))
      expect(callOf(...order, ...order)).toEqual(expected);
  });

  it('orders entries of the same millisecond by their number', () => {
    const named = (name: string, seq: number) =>
      entryBody({ ...phone, who: { extension: '200', name, email: '' }, state: 'ringing', seq });
    expect(callOf(named('new', 10), named('old', 9)).ringing[0]?.name).toBe('new');
  });

  it('reads no number that is said to be withheld, even if it was sent', () => {
    const call = callOf(
      entryBody({
        ...trunk,
        state: 'calling',
        other: { number: '09012345678', withheld: true, name: '' },
      }),
    );
    expect(call).toMatchObject({ withheld: true, withheldReason: 'hidden', externalNumber: null });
    expect(JSON.stringify(call)).not.toContain('9012345678');
  });

  it.each([
    [{ number: 'anonymous', name: 'Anonymous' }, 'hidden'],
    [{ number: 'anonymous', name: 'Coin line/payphone' }, 'payphone'],
    [{ number: null, name: '' }, null],
  ])('reads the words of the network: %j', (other, withheldReason) => {
    const call = callOf(
      entryBody({ ...trunk, state: 'calling', other: { ...other, withheld: false } }),
    );
    expect(call).toMatchObject({ withheld: true, withheldReason });
  });

  it('is a missed call when the only phone refused at once, and abandoned when none was reached', () => {
    const over = entryBody({ ...trunk, afterMs: 900, state: 'ended' });
    const refusing = (cause: string) =>
      entryBody({ ...phone, afterMs: 900, state: 'ended', end: { cause, code: null } });
    expect(callOf(over, refusing('busy')).outcome).toBe('missed');
    expect(callOf(over, refusing('failed')).outcome).toBe('abandoned');
    expect(callOf(over).outcome).toBe('abandoned');
  });

  it('has a message when the caller left one', () => {
    const over = entryBody({ ...trunk, afterMs: 9_000, state: 'ended', voicemail: true });
    expect(callOf(over).outcome).toBe('voicemail');
  });

  it('is on hold while its caller is parked', () => {
    const parked = entryBody({ ...trunk, afterMs: 9_000, state: 'held' });
    const gone = entryBody({ ...phone, afterMs: 9_000, connectedAfterMs: 2_000, state: 'ended' });
    expect(callOf(parked, gone).state).toBe('hold');
  });

  it('joins calls over every id it names', () => {
    const event = read(entryBody({ ...phone, callAliases: ['c0'], legAliases: ['p0'] }));
    expect(linkIds(event)).toEqual(['p1', 'c1', 'c0', 'p0']);
  });

  it.each([
    ['no entry', body()],
    ['entries that are none', { envelope: 2, entries: 'none' }],
    ['two entries, which are read one by one', body(entry({}), entry({}))],
    ['no id', body(entry({ leg: '' }))],
    ['an id that is a property of every object', body(entry({ leg: 'constructor', call: 'null' }))],
    ['a time without its zone', body(entry({ at: '2026-11-30T12:00:00' }))],
    ['a time that is none', body(entry({ at: '2026-13-41T12:00:00Z' }))],
    ['an extension that is none', body(entry({ who: { extension: '2 00', name: '', email: '' } }))],
    ['a name without end', body(entry({ queue: 'x'.repeat(201) }))],
    ['more ids than a call has', body(entry({ callAliases: Array(21).fill('a') }))],
    ['a state nobody knows', body(entry({ state: 'dancing' }))],
  ])('does not read %s', (_, unreadable) => {
    expect(normalise(unreadable, { receivedAt })).toEqual({
      ok: false,
      reason: 'unreadable-entry',
    });
    expect(normalise(body(entry({})), { receivedAt }).ok).toBe(true);
  });
});
