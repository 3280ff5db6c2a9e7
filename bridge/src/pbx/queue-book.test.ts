import { expect, test } from 'vitest';
import { queuesBodySchema } from '@cti/functions/model/calls/pbx';
import type { AmiEvent } from '../ami/event.ts';
import { blockOf, eventsOf, listsOf, recorded, timeOf } from '../testing/recordings.ts';
import { QueueBook } from './queue-book.ts';

const at = new Date('2026-12-01T00:00:00Z');
const layout = { trunks: ['trunk'] };

const lines = (...text: string[]): AmiEvent => blockOf(text.join('\n'));
const queue = (name: string) => lines('Event: QueueParams', `Queue: ${name}`);
const member = (name: string, extension: string, ...more: string[]) =>
  lines(
    'Event: QueueMember',
    `Queue: ${name}`,
    `Name: Member ${extension}`,
    `Location: PJSIP/${extension}`,
    `StateInterface: PJSIP/${extension}`,
    ...more,
  );
const pause = (name: string, extension: string, isPaused: boolean, reason: string, atMs: number) =>
  lines(
    'Event: QueueMemberPause',
    `Timestamp: ${atMs / 1_000}`,
    `Queue: ${name}`,
    `MemberName: Member ${extension}`,
    `Interface: PJSIP/${extension}`,
    `StateInterface: PJSIP/${extension}`,
    `Paused: ${isPaused ? 1 : 0}`,
    `PausedReason: ${reason}`,
  );

/** A book that has told all it knew. */
function settled(...items: AmiEvent[]): QueueBook {
  const book = new QueueBook(layout);
  book.resync(items, at);
  tellAll(book);
  return book;
}

/** All there is to be told, as the webhook reads it. */
function tellAll(book: QueueBook) {
  const all = [];
  for (let news = book.news(); news; news = book.news()) {
    queuesBodySchema.parse({
      envelope: 2,
      queues: { bridge: 'pbx', at: at.toISOString(), ...news },
    });
    all.push(news);
    book.told(news);
  }
  return all;
}

test('what a recorded queue call does to the callers who wait', () => {
  const book = settled(queue('shop'));
  const waiting = new Set<string>();
  for (const event of eventsOf('10-queue-answered')) {
    book.take(event, new Date(timeOf(event)));
    for (const { states } of tellAll(book)) {
      for (const { waiting: count, longestSince } of states) {
        waiting.add(`${count} ${longestSince === null ? 'nobody' : 'since'}`);
      }
    }
  }
  expect([...waiting]).toEqual(['1 since', '0 nobody']);
});

test.each([
  '11-queue-abandoned-while-ringing',
  '12-queue-abandoned-nobody-rang',
  '44-queue-gives-up',
  '13-queue-no-answer-then-answered',
])('nobody waits any more after %s', (name) => {
  const book = settled(queue('shop'));
  for (const event of eventsOf(name)) book.take(event, at);
  expect(
    tellAll(book)
      .flatMap(({ states }) => states)
      .every(({ waiting }) => waiting === 0),
  ).toBe(true);
});

test('recorded members who come, pause, go on and leave', () => {
  const book = settled(queue('shop'));
  const told = eventsOf('45-queue-members').flatMap((event) => {
    book.take(event, at);
    return tellAll(book).map(({ states, pauses }) => ({
      members: states[0]?.members,
      paused: states[0]?.paused,
      pauses: pauses.map(({ extension, isPaused, reason, isFound }) => [
        extension,
        isPaused,
        reason,
        isFound,
      ]),
    }));
  });
  expect(told).toEqual([
    { members: 1, paused: 0, pauses: [['103', false, '', true]] },
    { members: 1, paused: 1, pauses: [['103', true, '離席', false]] },
    { members: 1, paused: 0, pauses: [['103', false, '', false]] },
    { members: 0, paused: 0, pauses: [] },
  ]);
});

test('a recorded list of queues is the whole truth', () => {
  const items = listsOf('40-resync', 'QueueEntry')
    .flat()
    .concat(listsOf('40-resync', 'QueueMember').flat(), listsOf('40-resync', 'QueueParams').flat());
  expect(recorded('40-resync').length).toBeGreaterThan(0);
  const book = new QueueBook(layout);
  book.resync(items, at);
  const [news, ...others] = tellAll(book);
  expect(others).toEqual([]);
  expect(news).toEqual({
    isWhole: true,
    states: [
      { name: 'shop', waiting: 1, longestSince: '2026-11-30T23:59:59.000Z', members: 2, paused: 0 },
    ],
    pauses: [
      { extension: '102', isPaused: false, reason: '', at: at.toISOString(), isFound: true },
      { extension: '101', isPaused: false, reason: '', at: at.toISOString(), isFound: true },
    ],
  });
  expect(book.members()).toEqual(
    new Map([
      [
        'shop',
        new Map([
          ['102', 'Nishifuna 2'],
          ['101', 'Nishifuna 1'],
        ]),
      ],
    ]),
  );
});

test('somebody is away when they are paused in every queue of theirs, since the last of them', () => {
  const book = settled(member('shop', '101'), member('night', '101'));
  book.take(pause('shop', '101', true, '離席', 1_795_938_000_000), at);
  expect(
    tellAll(book).flatMap(({ pauses }) => pauses.map(({ isPaused }) => isPaused)),
  ).not.toContain(true);
  book.take(pause('night', '101', true, 'ワーク', 1_795_938_001_000), at);
  expect(tellAll(book).flatMap(({ pauses }) => pauses)).toEqual([
    {
      extension: '101',
      isPaused: true,
      reason: 'ワーク',
      at: '2026-11-29T07:40:01.000Z',
      isFound: false,
    },
  ]);
  book.take(pause('shop', '101', false, '', 1_795_938_002_000), at);
  expect(tellAll(book).flatMap(({ pauses }) => pauses)).toMatchObject([
    { isPaused: false, at: '2026-11-29T07:40:02.000Z', isFound: false },
  ]);
});

test('a pause that is found tells since when, the end of one does not', () => {
  const book = new QueueBook(layout);
  book.resync(
    [member('shop', '101', 'Paused: 1', 'PausedReason: 離席', 'LastPause: 1795938000')],
    at,
  );
  expect(book.news()?.pauses).toMatchObject([
    { isPaused: true, reason: '離席', at: '2026-11-29T07:40:00.000Z', isFound: true },
  ]);
});

test('what got lost is told again, and of several changes the last', () => {
  const book = settled(member('shop', '101'));
  book.take(pause('shop', '101', true, '離席', 1_795_938_000_000), at);
  const lost = book.news();
  expect(lost?.pauses).toHaveLength(1);
  book.take(pause('shop', '101', false, '', 1_795_938_001_000), at);
  expect(tellAll(book).flatMap(({ pauses }) => pauses)).toMatchObject([{ isPaused: false }]);
  expect(book.news()).toBeNull();
});

test('many members are told in bodies of fifty', () => {
  const book = new QueueBook(layout);
  book.resync(
    Array.from({ length: 120 }, (_, n) => member('shop', String(1_000 + n))),
    at,
  );
  expect(tellAll(book).map(({ isWhole, pauses }) => [isWhole, pauses.length])).toEqual([
    [true, 50],
    [false, 50],
    [false, 20],
  ]);
});
