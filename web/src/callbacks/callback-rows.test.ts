import { rescueSchema } from '@cti/functions/model/calls/rescue';
import { expect, it } from 'vitest';
import { inOrderAt, promiseOf } from './callback-rows.ts';

const nowMs = Date.UTC(2026, 10, 20, 3);
const minutes = (n: number) => new Date(nowMs + n * 60_000);
const row = (id: string, orderKey: string, callbackAt: Date | null = null) => ({
  ...rescueSchema.parse({ state: 'open', orderKey, callbackAt }),
  id,
});

it('puts overdue promises first, VIPs first among equals, and those for later last', () => {
  const rows = [
    row('vip later', '0 2026-11-20T05', minutes(120)),
    row('vip', '0 2026-11-20T02'),
    row('vip overdue', '0 2026-11-20T02:50', minutes(-10)),
    row('long', '1 2026-11-19T23'),
    row('short', '1 2026-11-20T02:55'),
    row('overdue', '1 2026-11-20T01', minutes(-120)),
  ];
  expect(inOrderAt(rows.toReversed(), nowMs).map(({ id }) => id)).toEqual([
    'vip overdue',
    'overdue',
    'vip',
    'long',
    'short',
    'vip later',
  ]);
});

it('puts those who asked the phone system for a callback before plain misses, VIPs included', () => {
  const asked = { linkedId: 'c', at: minutes(-1), outcome: 'abandoned', waitMs: 0 } as const;
  const requested = (id: string, orderKey: string, callbackAt: Date | null = null) => ({
    ...row(id, orderKey, callbackAt),
    calls: [{ ...asked, requested: true }],
  });
  const rows = [
    row('vip', '0 2026-11-20T01'),
    requested('asked', '0 2026-11-20T02:59'),
    requested('asked for later', '0 2026-11-20T05', minutes(120)),
    row('overdue', '1 2026-11-20T01', minutes(-120)),
  ];
  expect(inOrderAt(rows, nowMs).map(({ id }) => id)).toEqual([
    'overdue',
    'asked',
    'vip',
    'asked for later',
  ]);
});

it('puts promises without a time at the end', () => {
  const answered = {
    linkedId: 'c',
    at: minutes(-60),
    outcome: 'answered',
    waitMs: 0,
    requested: false,
  } as const;
  const anyTime = { ...row('any time', '2 2026-11-20T02'), calls: [answered] };
  const rows = [anyTime, row('later', '1 2026-11-20T05', minutes(120)), row('waits', '1 2026')];
  expect(inOrderAt(rows, nowMs).map(({ id }) => id)).toEqual(['waits', 'later', 'any time']);
});

it('treats a promise as overdue once its minute has passed', () => {
  expect(promiseOf({ callbackAt: minutes(0) }, nowMs)).toBe('later');
  expect(promiseOf({ callbackAt: minutes(-1) }, nowMs)).toBe('overdue');
  expect(promiseOf({ callbackAt: null }, nowMs)).toBe('none');
});
