import { describe, expect, it } from 'vitest';
import { agent, beganAt, callerNumber, LegScript } from '../../test/conversation/leg-script.ts';
import { callOf } from '../../test/conversation/read.ts';

const outside = '+81332220000';
const leg = (id: number, more: Record<string, unknown> = {}) =>
  new LegScript(id, agent(id), 0, more);
/** The answered call is transferred to an outside number. */
const passedOut = (more: Record<string, unknown> = {}) =>
  new LegScript(2, agent(1), 60_000, {
    direction: 'outbound',
    external_number: outside,
    master_call_id: 1,
    ...more,
  }).say(60_100, 'calling');

describe('who is at the other end', () => {
  it('of a withheld call stays withheld when it is transferred to an outside number', () => {
    const hidden = leg(1, { external_number: 'anonymous' }).ring(60).connect(5_000);
    const call = callOf(...hidden.events, ...passedOut().events);
    expect(call).toMatchObject({ direction: 'inbound', withheld: true, externalNumber: null });
  });

  it('of an inbound call is told by inbound legs', () => {
    const known = leg(1).ring(60).connect(5_000);
    // The transfer claims to be older than the call itself.
    const out = passedOut({ date_started: beganAt - 1_000, is_internal: false });
    const call = callOf(...known.events, ...out.events, ...leg(3, { master_call_id: 1 }).events);
    expect(call.direction === 'inbound' ? call.externalNumber : callerNumber).toBe(callerNumber);
    expect(callOf(...known.events, ...passedOut().events).externalNumber).toBe(callerNumber);
  });

  it('of an unreadable number is not withheld, even if an outbound leg gives a reason', () => {
    const odd = leg(1, { external_number: 'ext 12 of 7' }).ring(60).connect(5_000);
    const out = passedOut({ external_number: 'blocked' });
    expect(callOf(...odd.events, ...out.events)).toMatchObject({ withheld: false });
    const hidden = leg(1, { external_number: 'blocked' }).ring(60).connect(5_000);
    const strange = passedOut({ external_number: 'ext 12 of 7' });
    expect(callOf(...hidden.events, ...strange.events)).toMatchObject({ withheld: true });
  });

  it('of our own call is whom we called, not who joins later', () => {
    const ours = leg(1, { direction: 'outbound', external_number: outside }).say(100, 'calling');
    const taken = leg(2, { master_call_id: 1, external_number: callerNumber }).ring(50);
    const call = callOf(...ours.connect(5_000).events, ...taken.events);
    expect(call).toMatchObject({ direction: 'outbound', externalNumber: outside });
  });
});

describe('our own call', () => {
  const ours = (more: Record<string, unknown>) =>
    callOf(...leg(1, { direction: 'outbound', ...more }).say(100, 'calling').events);

  it.each(['blocked', null, '', 'anonymous'])(
    'with a hidden number (%j) is of the phone that dials',
    (internal_number) => {
      expect(ours({ internal_number }).internalNumber).toBe(agent(1).phone);
    },
  );

  it("with a group's hidden number belongs to that group", () => {
    const proxy_target = { ...agent(5), type: 'office' };
    const call = ours({ internal_number: 'blocked', proxy_target });
    expect(call.internalNumber).toBe(agent(5).phone);
  });

  it('of a caller who hides one of our own numbers is not guessed', () => {
    const inbound = leg(1, { internal_number: 'blocked' }).ring(60);
    expect(callOf(...inbound.events).internalNumber).toBeNull();
  });

  it.each([
    ['119', '119'],
    ['110', '110'],
    ['#7119', '#7119'],
    ['＃７１１９', '#7119'],
    ['+81119', '119'],
    ['104', '104'],
    ['*8201', '*8201'],
  ])('to %s is shown as dialled and is nobody', (external_number, dialled) => {
    expect(ours({ external_number })).toMatchObject({
      dialled,
      externalNumber: null,
      withheld: false,
      caller: { match: 'unknown', contact: null },
    });
  });

  it('to a telephone number has the number, and no code', () => {
    expect(ours({ external_number: '0335551234' })).toMatchObject({
      dialled: null,
      externalNumber: '+81335551234',
    });
  });

  it('has no code that a stranger sent', () => {
    const inbound = callOf(...leg(1, { external_number: '119' }).ring(60).events);
    expect(inbound).toMatchObject({ dialled: null, externalNumber: null, withheld: false });
  });
});
