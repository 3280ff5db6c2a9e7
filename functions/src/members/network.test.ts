import { expect, test } from 'vitest';
import { networkOf } from './network.ts';

const from = (forwarded: string | undefined, remoteAddress = '127.0.0.1') =>
  networkOf({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
  } as Parameters<typeof networkOf>[0]);

test.each([
  ['198.51.100.7', '198.51.100.7'],
  // What the sender claims comes first.
  ['203.0.113.1, 198.51.100.7', '198.51.100.7'],
  ['junk, , 203.0.113.1,198.51.100.7', '198.51.100.7'],
  ['198.51.100.7, 169.254.1.1', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2'],
  ['2001:0DB8:0001::1', '2001:db8:1:0'],
])('the network of a request forwarded for %j', (forwarded, network) => {
  expect(from(forwarded)).toBe(network);
});

test("without a front end it is the connection's address", () => {
  expect(from(undefined, '192.0.2.9')).toBe('192.0.2.9');
  expect(from('nobody', '192.0.2.9')).toBe('192.0.2.9');
});
