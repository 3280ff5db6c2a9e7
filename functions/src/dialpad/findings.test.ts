import { expect, test } from 'vitest';
import { noHours, type Hours } from '../model/hours.ts';
import { findingsOf, type Facts } from './findings.ts';
import { differenceOf, wantedStates, type Registered } from './registration.ts';

const nowMs = Date.parse('2026-12-01T18:00:00+09:00');
const hourMs = 3_600_000;
const address = 'https://cti.example/api/dialpad/webhook/shop';
const secret = 'the-secret';

const webhook = { id: '1', hook_url: address, signature: { secret } };
const subscription = {
  id: '2',
  call_states: [...wantedStates],
  enabled: true,
  webhook,
};

const agentStatus = { id: '5', agent_type: 'callcenter', enabled: true, webhook };

type Sub = typeof subscription & { target_type?: string; target_id?: string };

const atDialpad = (
  webhooks: object[],
  subscriptions: object[],
  officeIds: string[] = [],
  notices: Registered['notices'] = [],
): NonNullable<Facts['atDialpad']> => ({
  difference: differenceOf(
    { webhooks: webhooks as (typeof webhook)[], subscriptions: subscriptions as Sub[], notices },
    { address, secret, officeIds },
    '1',
  ),
  missing: [],
});

/** Everything as it should be, but for some facts. */
const found = (facts: Partial<Facts>) =>
  findingsOf({
    nowMs,
    keyExpiresOn: null,
    atDialpad: atDialpad([webhook], [subscription]),
    isKeyRefused: false,
    aheadMs: 300,
    isEnabled: true,
    hasPreviousSecret: false,
    doesAddressAnswer: true,
    connectedMs: nowMs - 90 * 24 * hourMs,
    lastEventMs: nowMs - hourMs,
    hours: noHours,
    refused: 0,
    events: 100,
    ...facts,
  }).map(({ code, severity, count }) => [code, severity, count]);

const open10to19: Hours = {
  ...noHours,
  usual: Array.from({ length: 7 }, () => '10:00-19:00').join('/'),
};

test.each<[string, Partial<Facts>, unknown[]]>([
  ['nothing is wrong', {}, []],
  [
    'the key was refused',
    { isKeyRefused: true, atDialpad: null },
    [['key-refused', 'severe', null]],
  ],
  ['Dialpad did not answer', { atDialpad: null }, [['dialpad-silent', 'warning', null]]],
  ['the key ends in 15 days', { keyExpiresOn: '2026-12-16' }, []],
  ['the key ends in 14 days', { keyExpiresOn: '2026-12-15' }, [['key-expiring', 'warning', 14]]],
  ['the key ends today', { keyExpiresOn: '2026-12-01' }, [['key-expiring', 'severe', 0]]],
  ['the key has ended', { keyExpiresOn: '2026-11-29' }, [['key-expired', 'warning', 2]]],
  ['there is no webhook', { atDialpad: atDialpad([], []) }, [['webhook-missing', 'severe', null]]],
  [
    'there are two webhooks',
    { atDialpad: atDialpad([webhook, { ...webhook, id: '9' }], [subscription]) },
    [['webhook-twice', 'warning', 1]],
  ],
  [
    'the secret is another',
    { atDialpad: atDialpad([{ ...webhook, signature: { secret: 'x' } }], [subscription]) },
    [['secret-differs', 'severe', null]],
  ],
  [
    'there is no subscription',
    { atDialpad: atDialpad([webhook], []) },
    [['subscription-missing', 'severe', 1]],
  ],
  [
    'one office of two is subscribed to',
    {
      atDialpad: atDialpad(
        [webhook],
        [{ ...subscription, target_type: 'office', target_id: '5' }],
        ['5', '6'],
      ),
    },
    [['subscription-missing', 'severe', 1]],
  ],
  [
    'the subscription is paused',
    { atDialpad: atDialpad([webhook], [{ ...subscription, enabled: false }]) },
    [['subscription-disabled', 'severe', 1]],
  ],
  [
    'the subscription lacks states',
    { atDialpad: atDialpad([webhook], [{ ...subscription, call_states: ['hangup'] }]) },
    [['states-missing', 'warning', 1]],
  ],
  [
    'the subscription names no states, which means all',
    { atDialpad: atDialpad([webhook], [{ ...subscription, call_states: null }]) },
    [],
  ],
  [
    'there are two subscriptions',
    { atDialpad: atDialpad([webhook], [subscription, { ...subscription, id: '3' }]) },
    [['subscription-twice', 'warning', 1]],
  ],
  [
    'the agents’ status was subscribed to, and was switched off',
    {
      atDialpad: atDialpad(
        [webhook],
        [subscription],
        [],
        [
          { kind: 'agentStatus', subscriptions: [{ ...agentStatus, enabled: false }] },
          { kind: 'contact', subscriptions: [] },
        ],
      ),
    },
    [['notices-missing', 'warning', 2]],
  ],
  [
    'the key may know nothing of agents and contacts',
    {
      atDialpad: atDialpad(
        [webhook],
        [subscription],
        [],
        [{ kind: 'agentStatus', subscriptions: null }],
      ),
    },
    [],
  ],
  [
    'the agents’ status is subscribed to twice',
    {
      atDialpad: atDialpad(
        [webhook],
        [subscription],
        [],
        [{ kind: 'agentStatus', subscriptions: [agentStatus, { ...agentStatus, id: '6' }] }],
      ),
    },
    [['subscription-twice', 'warning', 1]],
  ],
  ['reception is off', { isEnabled: false }, [['reception-off', 'severe', null]]],
  ['our address is silent', { doesAddressAnswer: false }, [['address-silent', 'severe', null]]],
  [
    'the previous secret is valid',
    { hasPreviousSecret: true },
    [['previous-secret', 'note', null]],
  ],
  ['the clock is two minutes off', { aheadMs: -120_000 }, [['clock-off', 'warning', 120]]],
  ['the clock is a minute off', { aheadMs: 60_000 }, []],
  ['a shop that is always open hears nothing for 23 h', { lastEventMs: nowMs - 23 * hourMs }, []],
  [
    'a shop that is always open hears nothing for a day',
    { lastEventMs: nowMs - 24 * hourMs },
    [['no-events', 'warning', 24]],
  ],
  // Yesterday from 18:00 on: one hour, and eight today.
  [
    'a shop open from 10 to 19 hears nothing since yesterday',
    { hours: open10to19, lastEventMs: nowMs - 24 * hourMs },
    [['no-events', 'warning', 9]],
  ],
  [
    'a shop open from 10 to 19 hears nothing since this morning',
    { hours: open10to19, lastEventMs: nowMs - 7 * hourMs },
    [],
  ],
  ['it was connected just now', { lastEventMs: null, connectedMs: nowMs - hourMs }, []],
  ['four signatures were refused', { refused: 4, events: 0 }, []],
  ['a few signatures of many were refused', { refused: 5, events: 1000 }, []],
  [
    'many signatures were refused',
    { refused: 10, events: 100 },
    [['signatures-refused', 'warning', 10]],
  ],
  [
    'all signatures were refused',
    { refused: 10, events: 0 },
    [['signatures-refused', 'severe', 10]],
  ],
])('when %s', (_, facts, findings) => {
  expect(found(facts)).toEqual(findings);
});

test('the worst comes first', () => {
  const facts = { hasPreviousSecret: true, aheadMs: 200_000, isEnabled: false };
  expect(found(facts).map(([, severity]) => severity)).toEqual(['severe', 'warning', 'note']);
});
