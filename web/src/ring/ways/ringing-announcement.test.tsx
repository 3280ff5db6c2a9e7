import { cleanup, render } from '@testing-library/react';
import type { Call } from '@cti/functions/model/calls/call';
import { afterEach, expect, test } from 'vitest';
import { forMe, noon, ringingCall } from '../call-fixture.ts';
import { RingingAnnouncement } from './ringing-announcement.tsx';

afterEach(cleanup);

const first = ringingCall({ linkedId: 'a' });
const second = ringingCall({ linkedId: 'b', externalNumber: '+81335550000' });

function announced() {
  const { container, rerender } = render(<RingingAnnouncement ringing={[]} />);
  const region = container.querySelector('[aria-live=assertive]');
  const tell = (...ringing: Call[]) =>
    rerender(<RingingAnnouncement ringing={ringing.map((call) => forMe(call))} />);
  return { tell, said: () => region?.textContent, element: () => region?.firstElementChild };
}

test('announces each call once, however often it changes', () => {
  const { tell, said, element } = announced();
  tell(first);
  expect(said()).toBe('着信です。090-9999-8888、西船橋');
  const spoken = element();
  tell({ ...first, ringing: [{ id: '1', name: '鈴木', email: '', since: null }] });
  tell({ ...first, updatedAt: new Date() });
  expect(element()).toBe(spoken);
  tell(first, second);
  expect(said()).toBe('着信です。03-3555-0000、西船橋');
  tell(first);
  expect(said()).toBe('着信です。03-3555-0000、西船橋');
});

test('announces the same caller again, though the words are the same', () => {
  const { tell, said, element } = announced();
  tell(first);
  const before = element();
  tell();
  tell({ ...first, linkedId: 'a2' });
  expect(said()).toBe('着信です。090-9999-8888、西船橋');
  expect(element()).not.toBe(before);
});

test('announces the same call again when a phone rings again', () => {
  const { tell, element } = announced();
  tell(first);
  const before = element();
  tell({ ...first, ringingAt: new Date(noon.getTime() + 90_000) });
  expect(element()).not.toBe(before);
});

test('counts several at once', () => {
  const { tell, said } = announced();
  tell(first, second);
  expect(said()).toContain('2');
});
