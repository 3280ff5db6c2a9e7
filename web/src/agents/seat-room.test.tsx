import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { SeatRoom } from './seat-room.tsx';
import type { Seat, SeatQueue } from './seats.ts';

afterEach(cleanup);

const seat = (uid: string, status = 0): Seat => ({
  uid,
  name: uid,
  groupCodes: ['G01'],
  status,
  since: null,
  call: null,
  elsewhere: null,
});
const seats = [seat('鈴木'), seat('田中', 99), seat('中村', 1)];

const now = Date.parse('2026-12-01T03:00:00Z');
const queue = (waiting: number, paused = 0): SeatQueue => ({
  id: 'pbx.shop',
  name: 'shop',
  groupCode: 'G01',
  waiting,
  longestSince: waiting > 0 ? new Date(now - 75_000) : null,
  members: 4,
  paused,
});

interface RoomProps {
  isArranging?: boolean;
  queues?: readonly SeatQueue[];
}

function Room({ isArranging = true, queues = [] }: RoomProps) {
  const [places, setPlaces] = useState(['鈴木', '田中', '', '中村']);
  return (
    <SeatRoom
      code="G01"
      name="西船橋"
      seats={seats}
      places={places}
      queues={queues}
      now={now}
      card={({ name }) => <span>{name}</span>}
      onArrange={isArranging ? setPlaces : undefined}
    />
  );
}

/** The names by place, '' for an empty one. */
const order = () => screen.getAllByRole('listitem').map((place) => place.textContent);

test('a queue of the group tells how many wait and for how long, and how many pause', () => {
  const { rerender } = render(<Room isArranging={false} queues={[queue(2, 1)]} />);
  const shown = () => screen.getByRole('list', { name: 'キュー' }).textContent;
  expect(shown()).toBe('キュー shop待ち 2最長 1:15休止 1 / 4人');
  rerender(<Room isArranging={false} queues={[queue(0)]} />);
  expect(shown()).toBe('キュー shop待ち 0休止 0 / 4人');
  rerender(<Room isArranging={false} />);
  expect(screen.queryByRole('list', { name: 'キュー' })).toBeNull();
});

test('arrow keys move a seat and keep focus on it; whoever sat there swaps places', () => {
  render(<Room />);
  const handle = () => screen.getByRole('button', { name: '鈴木の席' });
  handle().focus();
  fireEvent.keyDown(handle(), { key: 'ArrowRight' });
  expect(order().slice(0, 4)).toEqual(['田中', '鈴木', '', '中村']);
  expect(document.activeElement).toBe(handle());
  fireEvent.keyDown(handle(), { key: 'ArrowRight' });
  expect(order().slice(0, 4)).toEqual(['田中', '', '鈴木', '中村']);
  expect(document.activeElement).toBe(handle());
  expect(screen.getByText('鈴木は1列目の3番です')).toBeTruthy();
  fireEvent.keyDown(handle(), { key: 'ArrowUp' });
  expect(order()[2]).toBe('鈴木');
});

test('without the right to arrange nobody can be moved, and the room is counted', () => {
  render(<Room isArranging={false} />);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByRole('region', { name: '西船橋' }).textContent).toContain(
    '待機 1通話・呼出 1離席・ワーク 0ログオフ 1',
  );
});
