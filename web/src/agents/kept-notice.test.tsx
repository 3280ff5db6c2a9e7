import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { KeptNotice } from './kept-notice.tsx';

afterEach(cleanup);

const show = (status: number | null | undefined, isHeld = false) => {
  const onAvailable = vi.fn<() => void>();
  render(<KeptNotice status={status} isHeld={isHeld} onAvailable={onAvailable} />);
  return { onAvailable, text: document.body.textContent, button: screen.queryByRole('button') };
};

test.each([
  [1, 'ログオフ中のため、着信は表示されません'],
  [2, 'ワーク中のため、着信は表示されません（内線は表示されます）'],
  [3, '離席中のため、着信は表示されません（内線は表示されます）'],
  [7, '自動ワーク中のため、着信は表示されません（内線は表示されます）'],
])('status %i holds calls back, says so and offers a way out', (status, expected) => {
  const { text, button, onAvailable } = show(status);
  expect(text).toBe(`${expected}待機中にする`);
  if (button) fireEvent.click(button);
  expect(onAvailable).toHaveBeenCalledTimes(1);
});

test.each([0, 78, 79, 88, 89, 98, 99, null, undefined])(
  'status %s holds nothing back',
  (status) => {
    expect(show(status).text).toBe('');
  },
);

test('asks for a required disposition first', () => {
  const { text, button } = show(7, true);
  expect(text).toContain('結果を選ぶと終わります。');
  expect(button).toBeNull();
});
