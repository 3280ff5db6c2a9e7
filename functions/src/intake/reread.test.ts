import { describe, expect, test } from 'vitest';
import { forge, withoutSignature } from '../../test/tokens.ts';
import { parseJson } from './json.ts';
import { normalise } from './normalise.ts';
import { contentOf } from './reread.ts';

const json = JSON.stringify({
  call_id: 5635304278851584,
  state: 'ringing',
  event_timestamp: 1_787_158_716_512,
  target: { id: 1, type: 'user', email: 'ana@shop.example.test', name: '佐藤 😀' },
});

describe('a body read again from the ledger', () => {
  test.each([
    ['a token', withoutSignature(forge({ alg: 'HS256' }, json, 'any-secret'))],
    ['a token from before signatures were left out', forge({ alg: 'HS256' }, json, 'any-secret')],
    ['JSON', json],
    ['JSON with dots behind a byte order mark', `\uFEFF${json}`],
    ['JSON with dots behind blanks and line breaks', ` \r\n${json}\n`],
  ])('I8: %s gives the event it gave when it came', (_name, raw) => {
    const context = { receivedAt: new Date('2026-08-19T00:00:00Z') };
    expect(normalise(contentOf(raw), context)).toEqual(
      normalise(parseJson(Buffer.from(json)), context),
    );
  });
});
