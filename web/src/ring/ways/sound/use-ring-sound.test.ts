import type { Call } from '@cti/functions/model/calls/call';
import { longestRingMs } from '@cti/functions/model/desk/concern';
import { contactCardSchema } from '@cti/functions/model/contacts/contact';
import {
  type GroupPopup,
  type PopWhen,
  groupPopupDefaults,
} from '@cti/functions/model/desk/popup-choice';
import { expect, test } from 'vitest';
import { noon, ringingCall } from '../../call-fixture.ts';
import { soundOf } from './use-ring-sound.ts';
import { callsForMe } from '../../use-concerns.ts';

const me = { id: '1', name: '西村', email: 'nishi@example.com' };
const vip: Call['caller'] = {
  match: 'known',
  contactIds: ['v'],
  contact: contactCardSchema.parse({ id: 'v', name: '山田', kind: 'vip' }),
  candidates: [],
};
const hear = (
  calls: Call[],
  more: { popup?: object; when?: PopWhen; nowMs?: number; status?: number } = {},
) => {
  const popup: GroupPopup = { ...groupPopupDefaults, ...more.popup };
  const person = {
    email: me.email,
    status: more.status ?? null,
    choiceOf: () => ({ when: more.when ?? 'ring', audience: 'group' }) as const,
  };
  const concerns = callsForMe(calls, person, more.nowMs ?? noon.getTime());
  return soundOf(concerns, { calls, email: me.email, groupOf: () => popup });
};

const ring = (tone: string, newestMs = noon.getTime()) => ({ kind: 'ring', tone, newestMs });

test("a call sounds like its group, a VIP's like a VIP's", () => {
  expect(hear([ringingCall()])).toEqual(ring('bell'));
  expect(hear([ringingCall({ caller: vip })])).toEqual(ring('chime'));
  expect(hear([ringingCall()], { popup: { tone: 'low' } })).toEqual(ring('low'));
});

test('a VIP is heard over others; a silent group lets others be heard', () => {
  const calls = [ringingCall(), ringingCall({ linkedId: 'v', caller: vip })];
  expect(hear(calls)).toEqual(ring('chime'));
  expect(hear(calls, { popup: { vipTone: 'silent' } })).toEqual(ring('bell'));
  expect(hear([ringingCall()], { popup: { tone: 'silent' } })).toEqual({ kind: 'silence' });
});

test('goes silent as soon as nothing rings', () => {
  expect(hear([ringingCall({ state: 'connected' })])).toEqual({ kind: 'silence' });
  expect(hear([ringingCall({ state: 'ended', active: false })])).toEqual({ kind: 'silence' });
  expect(hear([])).toEqual({ kind: 'silence' });
});

test('a call whose end was lost doesn’t ring for ever', () => {
  const nowMs = noon.getTime() + longestRingMs;
  expect(hear([ringingCall()], { nowMs }).kind).toBe('ring');
  expect(hear([ringingCall()], { nowMs: nowMs + 1 }).kind).toBe('silence');
});

test('a phone that rings again is heard, however long ago the first one rang', () => {
  const later = new Date(noon.getTime() + 3 * longestRingMs);
  const call = ringingCall({ ringingAt: later, updatedAt: later });
  expect(hear([call], { nowMs: later.getTime() })).toEqual(ring('bell', later.getTime()));
});

test('“by hand” still sounds, “off” doesn’t', () => {
  expect(hear([ringingCall()], { when: 'hand' }).kind).toBe('ring');
  expect(hear([ringingCall()], { when: 'off' }).kind).toBe('silence');
});

test('people who are away or logged off hear nothing', () => {
  for (const status of [1, 2, 3, 7]) {
    expect(hear([ringingCall()], { status }).kind).toBe('silence');
  }
  expect(hear([ringingCall()], { status: 0 }).kind).toBe('ring');
});

test.each(['connected', 'hold'] as const)(
  'while on a call (%s), a second ring is a tick',
  (state) => {
    const talking = ringingCall({ linkedId: 't', state, operator: me });
    const ticks = { kind: 'tick', rings: [expect.objectContaining({ call: ringingCall() })] };
    expect(hear([talking, ringingCall()])).toEqual(ticks);
    expect(hear([{ ...talking, direction: 'outbound' }, ringingCall()])).toEqual(ticks);
    const colleague = { ...talking, operator: { ...me, email: 'nakano@example.com' } };
    expect(hear([colleague, ringingCall()]).kind).toBe('ring');
  },
);
