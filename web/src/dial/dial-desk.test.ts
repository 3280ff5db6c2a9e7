import { expect, it } from 'vitest';
import { wayOf } from './dial-desk.ts';

it.each([
  [null, null, 'dialpad'],
  ['api', null, 'dialpad'],
  ['api', 'dialpad', 'api'],
  ['dialpad', 'dialpad', 'dialpad'],
  ['tel', 'dialpad', 'tel'],
  [null, 'bridge', 'bridge'],
  ['api', 'bridge', 'bridge'],
  ['tel', 'bridge', 'tel'],
] as const)('who chose %s calls, with orders to %s, by %s', (dialWay, system, way) => {
  expect(wayOf(dialWay && { dialWay }, system)).toBe(way);
});
