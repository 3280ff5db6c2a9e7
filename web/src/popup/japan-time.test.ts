import { expect, it } from 'vitest';
import { fromLocalInput, toLocalInput } from './japan-time.ts';

it('a moment on the clock of the shops, there and back', () => {
  const moment = new Date('2026-11-20T23:30:00Z');
  expect(toLocalInput(moment)).toBe('2026-11-21T08:30');
  expect(fromLocalInput('2026-11-21T08:30')).toEqual(moment);
  expect(fromLocalInput('')).toBeNull();
  expect(fromLocalInput('tomorrow')).toBeNull();
});
