import type { Call } from '@cti/functions/model/calls/call';
import { contactCardSchema } from '@cti/functions/model/contacts/contact';
import { expect, test } from 'vitest';
import { noon, ringingCall } from '../../ring/call-fixture.ts';
import { inServingOrder } from './stack-order.ts';

const since = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const vip = contactCardSchema.parse({ id: 'v', name: '山田 太郎', kind: 'vip' });
const known = { match: 'known', contactIds: ['v'], contact: vip, candidates: [] } as const;
const vipCaller: Call['caller'] = { ...known, contactIds: ['v'], candidates: [] };

function order(calls: Record<string, Partial<Call>>, talking: string[] = []): string[] {
  const tabs = Object.keys(calls).map((key) => ({ key, linkedId: key, followed: [] }));
  const full = Object.fromEntries(
    Object.entries(calls).map(([key, changes]) => [
      key,
      ringingCall({ linkedId: key, ...changes }),
    ]),
  );
  return inServingOrder(tabs, full, new Set(talking)).map(({ key }) => key);
}

test('VIPs first, then the longest wait', () => {
  expect(
    order({
      young: { ringingAt: since(30) },
      old: { ringingAt: since(1) },
      youngVip: { ringingAt: since(40), caller: vipCaller },
      oldVip: { ringingAt: since(20), caller: vipCaller },
    }),
  ).toEqual(['oldVip', 'youngVip', 'old', 'young']);
});

test('the member’s own conversation comes first; ended and answered calls come last, in order of arrival', () => {
  expect(
    order(
      {
        missed: { state: 'ended', outcome: 'missed' },
        taken: { state: 'connected', caller: vipCaller },
        rings: {},
        mine: { state: 'connected' },
      },
      ['mine'],
    ),
  ).toEqual(['mine', 'rings', 'missed', 'taken']);
});

test('a tab whose call hasn’t loaded goes last', () => {
  const tabs = ['unread', 'rings'].map((key) => ({ key, linkedId: key, followed: [] }));
  const ordered = inServingOrder(tabs, { rings: ringingCall() }, new Set());
  expect(ordered.map(({ key }) => key)).toEqual(['rings', 'unread']);
});
