import { describe, expect, it } from 'vitest';
import { otherKindOf } from './other-events.ts';

/** As Dialpad documents them. */
const sms = {
  id: 6_095_823_680_520_192,
  created_date: 1_731_632_669_183,
  direction: 'inbound',
  from_number: '+15105550149',
  to_number: ['+15105550100'],
  contact: { id: 5_914_569_395_306_496, name: 'Dan Customer', phone_number: '+15105550149' },
  target: { id: 5_527_348_325_810_176, name: 'Example Legal', type: 'office' },
  message_status: 'pending',
  mms: false,
  text: 'This is a test',
};
const contact = {
  event: 'Created',
  contact: { id: '5908860123456789', type: 'shared', phones: ['+16045550111'] },
};
const status = {
  availability_status: 'unavailable',
  call_center_ids: ['4900112233445376'],
  date: 1_787_158_716_092,
  on_duty_status: 'occupied',
  target: { id: 5_171_365_938_069_504, type: 'user', email: 'ana@example.test' },
};

describe('an event that is no call', () => {
  it.each([
    ['sms', sms],
    // A key without the right to the text.
    ['sms', { ...sms, text: undefined }],
    ['contact', contact],
    ['contact', { ...contact, event: 'Updated' }],
    ['agent-status', status],
    ['agent-status', { ...status, on_duty_status: null }],
  ])('%s is known by its shape', (kind, body) => {
    expect(otherKindOf(body)).toBe(kind);
  });

  it.each([
    [{}],
    [null],
    ['sms'],
    [[sms]],
    [{ text: 'hi' }],
    [{ event: 'Created', contact: null }],
    [{ on_duty_status: 'available' }],
    [{ state: 'ringing', target: status.target }],
    // Dead letters: somebody meant a call.
    [{ ...sms, call_id: null }],
    [{ ...status, call_id: '' }],
    [{ ...contact, event_type: 'call.ringing' }],
  ])('%j is of no known kind', (body) => {
    expect(otherKindOf(body)).toBeNull();
  });
});
