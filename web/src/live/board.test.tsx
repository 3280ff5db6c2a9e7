import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { callSchema } from '@cti/functions/model/calls/call';
import { afterEach, expect, test, vi } from 'vitest';
import { Board } from './board.tsx';

const now = Date.UTC(2026, 10, 20, 3, 4, 7);
const mine = { uid: 'u1', email: 'suzuki@example.com' };

const call = (linkedId: string, fields: object) =>
  callSchema.parse({
    linkedId,
    source: 'dialpad',
    direction: 'inbound',
    state: 'ringing',
    active: true,
    store: { code: 'nishifuna', name: '西船橋' },
    externalNumber: '+81335559999',
    ringingAt: new Date(now - 5000),
    caller: { match: 'unknown' },
    ...fields,
  });

afterEach(cleanup);

test('each call stands in its column', () => {
  render(
    <Board
      calls={[call('r', {}), call('t', { state: 'hold', externalNumber: '+819012345678' })]}
      today={[call('e', { state: 'ended', outcome: 'missed', caller: { match: 'withheld' } })]}
      now={now}
      onOpen={() => {}}
      mine={mine}
    />,
  );
  const column = (name: string) => within(screen.getByRole('region', { name }));
  expect(column('鳴っています').getByText('03-3555-9999')).toBeTruthy();
  expect(column('鳴っています').getByText('新規顧客登録が必要')).toBeTruthy();
  expect(column('通話中').getByText('090-1234-5678')).toBeTruthy();
  expect(column('きょう').getByText('非通知')).toBeTruthy();
});

test('a number key opens the ringing call labelled with it', () => {
  const onOpen = vi.fn<(linkedId: string) => void>();
  const calls = [
    call('second', {}),
    call('first', { ringingAt: new Date(now - 9000) }),
    call('talking', { state: 'connected' }),
  ];
  render(<Board calls={calls} today={[]} now={now} onOpen={onOpen} mine={mine} />);
  fireEvent.keyDown(document.body, { key: '3' });
  expect(onOpen).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: '1' });
  expect(onOpen).toHaveBeenCalledWith('first');
});
