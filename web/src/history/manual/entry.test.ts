import { describe, expect, it } from 'vitest';
import { newEntry, readEntry } from './entry.ts';

const nowMs = Date.parse('2026-11-20T12:04:30+09:00');
const entry = (fields: object) => ({ ...newEntry(nowMs, 'G01'), ...fields });
const read = (fields: object) => readEntry(entry(fields), nowMs);

describe('a call entered by hand', () => {
  it("starts with the current time in Japan, whatever this computer's time zone", () => {
    expect(newEntry(nowMs, 'G01').startedAt).toBe('2026-11-20T12:04');
  });

  it('takes its time in Japan and its length in minutes, full-width digits included', () => {
    expect(
      read({ startedAt: '2026-11-20T10:30', minutes: '１２', number: '０９０-1234-5678' }),
    ).toEqual({
      call: {
        direction: 'inbound',
        outcome: 'answered',
        number: '０９０-1234-5678',
        startedAtMs: Date.parse('2026-11-20T10:30:00+09:00'),
        talkMs: 720_000,
        groupCode: 'G01',
        memo: '',
      },
    });
  });

  it('that has just ended started as long ago as it lasted', () => {
    expect(read({ minutes: '3' })).toMatchObject({
      call: { startedAtMs: nowMs - 180_000, talkMs: 180_000 },
    });
  });

  it('is missed if inbound and unanswered, cancelled if outbound, and neither has talk time', () => {
    expect(read({ outcome: 'missed' })).toMatchObject({ call: { outcome: 'missed', talkMs: 0 } });
    expect(read({ outcome: 'missed', direction: 'outbound', number: '0312345678' })).toMatchObject({
      call: { outcome: 'canceled' },
    });
  });

  it('reports the invalid fields', () => {
    expect(read({ number: '山田', startedAt: '2026-11-21T00:00', minutes: 'x' })).toEqual({
      faults: ['number', 'startedAt', 'minutes'],
    });
    expect(read({ direction: 'outbound', number: ' ' })).toEqual({ faults: ['number'] });
    expect(read({ number: '' })).toHaveProperty('call.number', null);
  });
});
