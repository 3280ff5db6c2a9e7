import { fireEvent, render, screen } from '@testing-library/react';
import { callSchema } from '@cti/functions/model/calls/call';
import { expect, it, vi } from 'vitest';
import { HistoryTable } from './history-table.tsx';

const calls = ['a', 'b', 'c'].map((linkedId, n) =>
  callSchema.parse({
    linkedId,
    source: 'dialpad',
    direction: 'inbound',
    state: 'ended',
    active: false,
    outcome: 'answered',
    externalNumber: `+81901234567${n}`,
    caller: { match: 'unknown', contact: null },
    startedAt: new Date(Date.UTC(2026, 10, 20, 3, 9 - n)),
    restored: n === 1,
    memo: n === 0 ? { text: '17時に折返す', authorName: '鈴木', at: null, count: 1 } : null,
  }),
);

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const focused = () => document.activeElement?.getAttribute('data-call');

it('j and k move from row to row, and stop at the ends', () => {
  const onOpen = vi.fn<(linkedId: string) => void>();
  const { unmount } = render(<HistoryTable calls={calls} groupNames={{}} onOpen={onOpen} />);
  press('j');
  expect(focused()).toBe('a');
  for (let times = 0; times < 4; times += 1) press('j');
  expect(focused()).toBe('c');
  press('k');
  expect(focused()).toBe('b');
  expect(onOpen).not.toHaveBeenCalled();
  unmount();
});

it('while a call is open, the next one replaces it', () => {
  const onOpen = vi.fn<(linkedId: string) => void>();
  const { unmount } = render(
    <HistoryTable calls={calls} groupNames={{}} openId="b" onOpen={onOpen} />,
  );
  press('j');
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('c');
  unmount();
});

it('a memo is announced in words, not only by its icon', () => {
  const { unmount } = render(<HistoryTable calls={calls} groupNames={{}} onOpen={() => {}} />);
  expect(screen.getByText('メモ: 17時に折返す（鈴木）')).toBeTruthy();
  unmount();
});

it('a call that Dialpad’s history filled in says so, and no other does', () => {
  const { unmount } = render(<HistoryTable calls={calls} groupNames={{}} onOpen={() => {}} />);
  const rows = screen.getAllByText('復元').map((badge) => badge.closest('tr'));
  const ids = rows.map((row) => row?.querySelector('[data-call]')?.getAttribute('data-call'));
  expect(ids).toEqual(['b']);
  unmount();
});
