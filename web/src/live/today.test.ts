import { describe, expect, it } from 'vitest';
import { startOfDay } from './today.ts';

const start = (time: string) => startOfDay(Date.parse(time)).toISOString();

describe('startOfDay', () => {
  it('turns over at midnight in Japan', () => {
    expect(start('2026-11-20T14:59:59.999Z')).toBe('2026-11-19T15:00:00.000Z');
    expect(start('2026-11-20T15:00:00.000Z')).toBe('2026-11-20T15:00:00.000Z');
  });
});
