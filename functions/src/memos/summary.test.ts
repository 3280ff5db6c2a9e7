import { describe, expect, it } from 'vitest';
import type { Memo } from '../model/calls/memo.ts';
import { summaryOf } from './summary.ts';

const memo = (text: string, minute: number): Memo => ({
  text,
  authorUid: 'u1',
  authorName: '鈴木',
  createdAt: new Date(Date.UTC(2026, 10, 20, 3, 0)),
  updatedAt: new Date(Date.UTC(2026, 10, 20, 3, minute)),
});

describe('what a call carries of its memos', () => {
  it('is the latest one, and how many there are', () => {
    expect(summaryOf([memo('二つ目', 9), memo('一つ目', 4)])).toEqual({
      text: '二つ目',
      authorName: '鈴木',
      at: new Date(Date.UTC(2026, 10, 20, 3, 9)),
      count: 2,
    });
  });

  it('is nothing when every text was removed', () => {
    expect(summaryOf([memo(' \n', 1)])).toBeNull();
    expect(summaryOf([memo('', 9), memo('残る', 1)])).toMatchObject({ text: '残る', count: 1 });
  });

  it('is cut between characters', () => {
    const text = summaryOf([memo('𠮷'.repeat(300), 1)])?.text ?? '';
    expect(Array.from(text)).toHaveLength(200);
    expect(text.isWellFormed()).toBe(true);
  });
});
