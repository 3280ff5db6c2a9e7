import { describe, expect, test } from 'vitest';
import { readNotice } from './notice.ts';

const receivedAt = new Date(1_787_158_717_000);

/** Dialpad's field list of an agent status event, filled in. */
const agentStatus = {
  availability_status: 'unavailable',
  call_center_ids: ['4900112233445376'],
  date: 1_787_158_716_092,
  event_timestamp: 1_787_158_716_332,
  on_duty_status: 'unavailable',
  on_duty_status_reason: '昼休み',
  powerdialer_mode: false,
  powerdialer_session: null,
  target: { id: 5_171_365_938_069_504, type: 'user', name: 'Ana', email: 'ana@example.test' },
};

/** Dialpad's own example of a contact event, shortened. */
const contact = {
  event: 'Created',
  contact: {
    id: '5908860123456789',
    type: 'shared',
    first_name: 'sample',
    last_name: 'test',
    display_name: 'sample test',
    phones: ['+16045550111', '+16045550112'],
    primary_phone: '+16045550111',
    emails: ['sample@example.test'],
  },
};

const read = (body: unknown) => readNotice(body, receivedAt);

describe('an agent status event', () => {
  test('says who, what, why and since when', () => {
    expect(read(agentStatus)).toEqual({
      kind: 'agent-status',
      person: { email: 'ana@example.test', id: '5171365938069504' },
      duty: 'unavailable',
      reason: '昼休み',
      at: new Date(1_787_158_716_092),
    });
  });

  test.each([
    ['its time is missing', { date: null, event_timestamp: undefined }, receivedAt],
    ['only the event has a time', { date: null }, new Date(1_787_158_716_332)],
    ['its time is text', { date: '1787158716092' }, new Date(1_787_158_716_092)],
    ['the sender’s clock is ahead', { date: 1_787_158_718_000 }, receivedAt],
    ['its time is from another century', { date: 1_000 }, new Date(1_787_158_716_332)],
  ])('has a time even if %s', (_, fields, at) => {
    expect(read({ ...agentStatus, ...fields })).toMatchObject({ at });
  });

  test('is cut where it is too long, and has no control characters', () => {
    const long = read({ ...agentStatus, on_duty_status_reason: `a\u0000\n${'b'.repeat(5_000)}` });
    expect(long).toMatchObject({ reason: `a ${'b'.repeat(98)}` });
  });
});

describe('a contact event', () => {
  test('says the name and the numbers, each once', () => {
    expect(read(contact)).toEqual({
      kind: 'contact',
      isDeleted: false,
      name: 'sample test',
      phones: ['+16045550111', '+16045550112'],
    });
  });

  test.each([
    ['no shown name', { display_name: '' }, 'sample test'],
    ['no first name', { display_name: null, first_name: 7 }, 'test'],
    ['no name at all', { display_name: null, first_name: null, last_name: null }, ''],
  ])('with %s has what there is', (_, fields, name) => {
    expect(read({ ...contact, contact: { ...contact.contact, ...fields } })).toMatchObject({
      name,
    });
  });

  test('has no more numbers than a contact has', () => {
    const phones = Array.from({ length: 500 }, (_, n) => `+8190${String(10_000_000 + n)}`);
    const found = read({ ...contact, contact: { ...contact.contact, phones } });
    expect(found).toMatchObject({ phones: expect.objectContaining({ length: 10 }) });
  });
});

describe('anything else stays what it was', () => {
  test.each([
    ['no object', 'text'],
    ['nothing', {}],
    ['a call', { call_id: 4_700_000_000_000_001, state: 'ringing', target: {} }],
    ['a call with the fields of a notice', { ...agentStatus, call_id: '4700000000000001' }],
    ['a relay’s event', { ...contact, event_type: 'call.ringing', data: {} }],
    ['an agent status of nobody', { ...agentStatus, target: {} }],
    ['an agent status without one', { ...agentStatus, on_duty_status: null }],
    ['somebody’s own contact', { ...contact, contact: { ...contact.contact, type: 'local' } }],
    ['another change of a contact', { ...contact, event: 'Merged' }],
    ['a contact that is a list', { ...contact, contact: [contact.contact] }],
    ['an SMS', { id: 1, direction: 'inbound', text: 'hello', target: { id: 2 }, to_number: [] }],
  ])('%s', (_, body) => {
    expect(read(body)).toBeNull();
  });
});
