import { expect, it } from 'vitest';
import { popupStatus } from './agent.ts';

const now = Date.UTC(2026, 10, 20);
const agent = { status: 0, chosen: null, wrapUpUntil: null };
const until = (ms: number) => new Date(now + ms);

it.each([
  ['what they chose, without a call', { ...agent, status: 3 }, 3],
  ['wrap-up', { ...agent, status: 7, chosen: 0, wrapUpUntil: until(1) }, 7],
  ['away, and their phone rings', { ...agent, status: 98, chosen: 3 }, 3],
  ['available, and their phone rings', { ...agent, status: 88, chosen: 0 }, 0],
  ['wrap-up, and their phone rings', { ...agent, status: 98, chosen: 0, wrapUpUntil: until(1) }, 7],
  ['after wrap-up', { ...agent, status: 98, chosen: 0, wrapUpUntil: until(0) }, 0],
  ['away after this talk', { ...agent, status: 99, chosen: 3 }, 99],
  ['logged off, but talking', { ...agent, status: 99, chosen: 1 }, 1],
])('LIS-18 popups go by %s', (_, who, status) => {
  expect(popupStatus(who, now)).toBe(status);
});
