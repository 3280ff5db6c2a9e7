import { expect, test } from 'vitest';
import { callSchema, legSchema, type Call, type Leg } from './call.ts';
import {
  countedCalls,
  maySteer,
  systemOfCall,
  systemOfMember,
  talkingLeg,
  waitBeforeCallMs,
} from './dialling.ts';

const nowMs = Date.parse('2026-12-01T03:00:00Z');
const ago = (...seconds: number[]) => seconds.map((second) => new Date(nowMs - second * 1_000));

test.each([
  ['none', [], 0],
  ['four in a minute', ago(10, 20, 30, 40), 0],
  ['five in a minute', ago(1, 2, 3, 4, 48), 12_000],
  ['five, in any order', ago(48, 1, 4, 2, 3), 12_000],
  ['five, one of them a minute ago', ago(1, 2, 3, 4, 60), 0],
  ['more than five', ago(1, 2, 3, 4, 48, 50), 12_000],
  ['five by a clock that is behind', ago(-90, -91, -92, -93, -94), 60_000],
])('after %s, the next call can be placed in time', (_, placedAt, waitMs) => {
  expect(waitBeforeCallMs(placedAt, nowMs)).toBe(waitMs);
});

test('calls older than a minute are not counted', () => {
  expect(countedCalls(ago(61, 5, 60, 59), nowMs)).toEqual(ago(59, 5));
});

const ami = { id: '71', name: '鈴木 亜美', email: 'ami@example.com' };
const ken = { id: '72', name: '中野 健', email: 'ken@example.com' };
const at = (seconds: number) => new Date(nowMs + seconds * 1_000);

const leg = (target: typeof ami, fields: Partial<Leg> = {}): Leg => ({
  ...legSchema.parse({}),
  state: 'connected',
  targetType: 'user',
  target,
  connectedAt: at(0),
  ...fields,
});
const callOf = (legs: Record<string, Leg>, fields: Partial<Call> = {}): Call => ({
  ...callSchema.parse({
    linkedId: 'call-1',
    source: 'dialpad',
    direction: 'inbound',
    state: 'connected',
    active: true,
    caller: { match: 'unknown' },
  }),
  operator: ami,
  legs,
  ...fields,
});

test.each<[string, Call, string | null]>([
  ['the operator', callOf({ 11: leg(ami) }), '11'],
  ['the operator, on hold', callOf({ 11: leg(ami) }, { state: 'hold' }), '11'],
  ['an address in capitals', callOf({ 11: leg({ ...ami, email: 'Ami@Example.com' }) }), '11'],
  ['the group', callOf({ 10: leg(ami, { targetType: 'office' }), 11: leg(ami) }), '11'],
  [
    'the operator, who has it again',
    callOf({ 11: leg(ami, { endedAt: at(5) }), 13: leg(ami) }),
    '13',
  ],
  ['a colleague, who has left', callOf({ 11: leg(ken), 12: leg(ami) }), '12'],
  ['nobody yet', callOf({ 11: leg(ami, { connectedAt: null }) }, { state: 'ringing' }), null],
  ['nobody any more', callOf({ 11: leg(ami, { endedAt: at(5) }) }), null],
  [
    'a telephone behind a bridge',
    callOf(
      { '1795938801-2': leg({ ...ami, id: '101', email: '' }) },
      { source: 'relay', operator: { ...ami, id: '101', email: '' } },
    ),
    '1795938801-2',
  ],
  ['a test', callOf({ 11: leg(ami) }, { source: 'test' }), null],
  ['a call that was noted by hand', callOf({ 11: leg(ami) }, { source: 'manual' }), null],
  ['an id that is none of Dialpad’s', callOf({ 'x-1': leg(ami) }), null],
])('the leg to end is that of %s', (_, call, callId) => {
  expect(talkingLeg(call)).toBe(callId);
});

test.each([
  ['operator', ami.email, true],
  ['operator', ken.email, false],
  ['viewer', ami.email, false],
  ['admin', ken.email, true],
])('a %s with the address %s may end the call: %s', (role, email, may) => {
  expect(maySteer(callOf({}), { role, email })).toBe(may);
});

const withDialpad = { abilities: { calls: true }, bridge: null };
const withBridge = { abilities: null, bridge: 'pbx' };
const withBoth = { abilities: { calls: true }, bridge: 'pbx' };
const withNothing = { abilities: { calls: false }, bridge: null };

test.each([
  ['dialpad', withBoth, 'dialpad'],
  ['dialpad', withBridge, null],
  ['relay', withBoth, 'bridge'],
  ['relay', withDialpad, null],
  ['test', withBoth, null],
  ['manual', withBoth, null],
] as const)('a call of %s belongs, with %j, to %s', (source, ways, system) => {
  expect(systemOfCall({ source }, ways)).toBe(system);
});

test.each([
  [['101'], withBoth, 'dialpad'],
  [['101'], withBridge, 'bridge'],
  [[], withBridge, null],
  [[], withDialpad, 'dialpad'],
  [['101'], withNothing, null],
])('the calls of somebody with the extensions %j are placed, with %j, by %s', (own, ways, by) => {
  expect(systemOfMember({ extensions: own }, ways)).toBe(by);
});
