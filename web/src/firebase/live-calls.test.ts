import { describe, expect, it } from 'vitest';
import { noon, ringingCall } from '../ring/call-fixture.ts';
import { groupScope, mergeCalls } from './call-queries.ts';
import { activeCallsQueries, endedSinceQueries } from './live-calls.ts';

const codes = (n: number) => Array.from({ length: n }, (_, i) => `G${String(i).padStart(2, '0')}`);

describe('groupScope', () => {
  it('gives an admin everything, or the one group they have chosen', () => {
    expect(groupScope({ role: 'admin', groupCodes: [] })).toBe('all');
    expect(groupScope({ role: 'admin', groupCodes: [] }, 'G01')).toEqual(['G01']);
  });

  it('gives others their groups, and never a foreign one they chose', () => {
    const member = { role: 'operator', groupCodes: ['G01', 'G02'] } as const;
    const own = { ...member, groupCodes: [...member.groupCodes] };
    expect(groupScope(own)).toEqual(['G01', 'G02']);
    expect(groupScope(own, 'G02')).toEqual(['G02']);
    expect(groupScope(own, 'G03')).toEqual([]);
  });
});

describe('activeCallsQueries', () => {
  it('asks without a group for an admin', () => {
    expect(activeCallsQueries('goodfife', 'all')).toMatchObject([
      {
        path: 'customer/goodfife/amiEvents',
        where: [
          ['mergedInto', '==', null],
          ['active', '==', true],
        ],
        orderBy: ['startedAt', 'desc'],
        limit: 200,
      },
    ]);
  });

  it.each([
    [0, []],
    [1, [1]],
    [30, [30]],
    [31, [30, 1]],
  ])('LIS-10 asks for %i groups in queries of %j', (n, sizes) => {
    const asked = activeCallsQueries('goodfife', codes(n)).map(
      ({ where }) => where?.find(([field]) => field === 'groupCode')?.[2],
    );
    expect(asked.map((list) => (Array.isArray(list) ? list.length : null))).toEqual(sizes);
  });

  it('asks the same whatever the order of the groups', () => {
    expect(activeCallsQueries('c', ['B', 'A', 'B'])).toEqual(activeCallsQueries('c', ['A', 'B']));
  });
});

describe('endedSinceQueries', () => {
  it('asks for the ended calls of a time', () => {
    expect(endedSinceQueries('goodfife', ['G01'], noon)).toMatchObject([
      {
        where: [
          ['mergedInto', '==', null],
          ['groupCode', 'in', ['G01']],
          ['active', '==', false],
          ['startedAt', '>=', noon],
        ],
        limit: 100,
      },
    ]);
  });
});

describe('mergeCalls', () => {
  const ready = (linkedId: string, startedMs: number, fromCache = false) => ({
    status: 'ready' as const,
    data: [ringingCall({ linkedId, startedAt: new Date(startedMs) })],
    fromCache,
  });

  it('puts the newest first and keeps to the limit', () => {
    const merged = mergeCalls([ready('old', 1), ready('new', 3), ready('mid', 2)], 2);
    expect(merged.status === 'ready' && merged.data.map((call) => call.linkedId)).toEqual([
      'new',
      'mid',
    ]);
  });

  it('is as confirmed as the least confirmed list', () => {
    expect(mergeCalls([ready('a', 1), ready('b', 2, true)], 9)).toMatchObject({ fromCache: true });
    expect(mergeCalls([ready('a', 1), { status: 'loading' }], 9)).toEqual({ status: 'loading' });
    expect(mergeCalls([{ status: 'loading' }, { status: 'error', problem: 'denied' }], 9)).toEqual({
      status: 'error',
      problem: 'denied',
    });
  });

  it('LIS-10 is ready and empty for a person without groups', () => {
    expect(mergeCalls([], 9)).toEqual({ status: 'ready', data: [], fromCache: false });
  });
});
