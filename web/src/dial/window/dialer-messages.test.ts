import { describe, expect, test } from 'vitest';
import { clientIdIn } from './dialer-app.tsx';
import { enableTab, initiateCall, signedInBy } from './dialer-messages.ts';

/** Stands for the frame's window: only its identity counts. */
const frame = {} as Window;
const data = {
  api: 'opencti_dialpad',
  version: '1.0',
  method: 'user_authentication',
  payload: { user_authenticated: true, user_id: 5_171_365_938_069_504 },
};
const message = { origin: 'https://dialpad.com', source: frame, data };

describe('what the frame says', () => {
  test('is believed from its own window and origin', () => {
    expect(signedInBy(message, frame)).toBe(true);
    const left = { ...data, payload: { user_authenticated: false, user_id: null } };
    expect(signedInBy({ ...message, data: left }, frame)).toBe(false);
  });

  test.each([
    ['another window', { source: {} as Window }],
    ['nobody', { source: null }],
    ['another origin', { origin: 'https://dialpad.com.example' }],
    ['a subdomain', { origin: 'https://evil.dialpad.com' }],
    ['without TLS', { origin: 'http://dialpad.com' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['ourselves', { origin: 'https://cti.example' }],
    ['another API', { data: { ...data, api: 'opencti' } }],
    ['another version', { data: { ...data, version: '2.0' } }],
    ['a ring', { data: { ...data, method: 'call_ringing', payload: { state: 'on' } } }],
    ['a text that looks right', { data: JSON.stringify(data) }],
    ['text for yes', { data: { ...data, payload: { user_authenticated: 'true' } } }],
    ['no payload', { data: { ...data, payload: undefined } }],
    ['nothing', { data: null }],
  ])('is not believed from or as %s', (_, twin) => {
    expect(signedInBy({ ...message, ...twin }, frame)).toBeNull();
  });

  test('is not believed before there is a frame', () => {
    expect(signedInBy({ ...message, source: null }, null)).toBeNull();
  });
});

describe('what we say', () => {
  test('is a call with our number and the intent, in the documented form', () => {
    const call = { number: '+819012345678', fromNumber: '+815017481234', intentId: 'abc' };
    expect(initiateCall(call)).toEqual({
      api: 'opencti_dialpad',
      version: '1.0',
      method: 'initiate_call',
      payload: {
        enable_current_tab: true,
        phone_number: '+819012345678',
        outbound_caller_id: '+815017481234',
        custom_data: 'cti.v1.abc',
      },
    });
    expect(initiateCall({ ...call, fromNumber: null }).payload).not.toHaveProperty(
      'outbound_caller_id',
    );
    expect(enableTab).toEqual({
      api: 'opencti_dialpad',
      version: '1.0',
      method: 'enable_current_tab',
    });
  });
});

test.each([
  ['#AbCd_ef-0123', 'AbCd_ef-0123'],
  ['#', null],
  ['', null],
  ['#short', null],
  ['#abcdefgh/../..', null],
  ['#abcdefgh?next=https://evil.example', null],
  ['#%61bcdefgh', null],
  ['##abcdefgh', null],
  [`#${'a'.repeat(101)}`, null],
])('the client id in %s is %s', (hash, clientId) => {
  expect(clientIdIn(hash)).toBe(clientId);
});
