import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { StatusMenu } from './status-menu.tsx';
import { WrapUpBar } from './own-status.tsx';

// These tests' DOM has no popovers.
const opened = vi.fn<() => void>();
beforeAll(() => {
  HTMLElement.prototype.showPopover = opened;
  HTMLElement.prototype.hidePopover = vi.fn<() => void>();
});
afterEach(cleanup);

const agent = { status: 99, since: new Date(), chosen: 3 };
const menu = () => screen.getByRole('menu', { hidden: true });

test("the status in the contract's words, and what was chosen before it", () => {
  render(<StatusMenu agent={agent} onChoose={() => {}} />);
  expect(screen.getAllByRole('button')[0]?.textContent).toContain('ACD着信:通話中');
  const checked = screen.getByRole('menuitemradio', { checked: true, hidden: true });
  expect(checked.textContent).toContain('離席');
  expect(menu().textContent).toContain('通話のあと');
});

test('S opens it, 1 to 4 choose, a letter does nothing', () => {
  const onChoose = vi.fn<(status: number) => void>();
  render(<StatusMenu agent={agent} onChoose={onChoose} />);
  fireEvent.keyDown(document.body, { key: 's' });
  expect(opened).toHaveBeenCalledTimes(1);
  fireEvent.keyDown(menu(), { key: '4' });
  fireEvent.keyDown(menu(), { key: '1' });
  fireEvent.keyDown(menu(), { key: '5' });
  fireEvent.keyDown(menu(), { key: 'x' });
  expect(onChoose.mock.calls).toEqual([[3], [0]]);
});

test('arrow keys wrap around', () => {
  render(<StatusMenu agent={agent} onChoose={() => {}} />);
  const items = screen.getAllByRole('menuitemradio', { hidden: true });
  items[3]?.focus();
  fireEvent.keyDown(menu(), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(items[0]);
  fireEvent.keyDown(menu(), { key: 'ArrowUp' });
  expect(document.activeElement).toBe(items[3]);
});

test('a held wrap-up offers no end, but a link to the call', () => {
  const acts = { onExtend: () => {}, onEnd: vi.fn<() => void>(), onOpen: vi.fn<() => void>() };
  const { rerender } = render(<WrapUpBar leftMs={12_000} isHeld={false} {...acts} />);
  expect(screen.getByRole('timer').textContent).toBe('残り 0:12');
  fireEvent.click(screen.getByRole('button', { name: '終える' }));
  expect(acts.onEnd).toHaveBeenCalledTimes(1);
  rerender(<WrapUpBar leftMs={0} isHeld {...acts} />);
  expect(screen.queryByRole('button', { name: '終える' })).toBeNull();
  expect(screen.getByRole('timer').textContent).toBe('結果を選んでください');
  fireEvent.click(screen.getByRole('button', { name: '結果を選ぶ' }));
  expect(acts.onOpen).toHaveBeenCalledTimes(1);
});
