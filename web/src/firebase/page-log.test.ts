import { expect, it } from 'vitest';
import {
  lineLimit,
  noteLimit,
  pageLineSchema,
  pageNoteSchema,
  type PageNote,
} from '@cti/functions/model/desk/page-note';
import { createPageLog, described } from './page-log.ts';

/** A log whose interval passes when told to. */
function setUp() {
  const sent: PageNote[][] = [];
  const world = { isUp: true };
  let pass = () => {};
  const log = createPageLog({
    send: (notes) => {
      if (!world.isUp) return Promise.reject(new Error('offline'));
      sent.push(notes);
      return Promise.resolve();
    },
    now: () => 1_764_600_000_000,
    pause: () => new Promise((resolve) => (pass = resolve)),
  });
  const stopped = new AbortController();
  void log.run(stopped.signal);
  const interval = async () => {
    pass();
    // Sending, what follows from it, and the next pause are promises that wait for nothing.
    for (let step = 0; step < 10; step += 1) await Promise.resolve();
  };
  return { log, sent, world, interval, stop: () => stopped.abort() };
}

const failure = (message: string) => {
  const error = new TypeError(message);
  error.stack = `TypeError: ${message}\n    at read (https://shop.example/assets/console-B1_x.js:7:1234)`;
  return error;
};

it('sends what it noticed once per interval, and nothing when there is nothing', async () => {
  const { log, sent, interval, stop } = setUp();
  await interval();
  expect(sent).toEqual([]);
  log.card('4711', 'window', 640.4);
  log.hop('webhook');
  expect(sent).toEqual([]);
  await interval();
  expect(sent).toEqual([
    [
      { kind: 'card', linkedId: '4711', channel: 'window', ms: 640 },
      { kind: 'hop', hop: 'webhook' },
    ],
  ]);
  log.hop('listener');
  stop();
  await interval();
  expect(sent).toHaveLength(1);
});

it('keeps what could not be sent, up to a limit, and the newest first of all', async () => {
  const { log, sent, world, interval } = setUp();
  world.isUp = false;
  for (let call = 0; call < noteLimit + 5; call += 1) log.card(`call-${call}`, 'page', call);
  await interval();
  log.hop('firestore');
  world.isUp = true;
  await interval();
  expect(sent[0]).toHaveLength(noteLimit);
  expect(sent[0]?.[0]).toMatchObject({ linkedId: 'call-6' });
  expect(sent[0]?.at(-1)).toEqual({ kind: 'hop', hop: 'firestore' });
});

it('tells of an error by its kind and place, once, and never by its message', async () => {
  const { log, sent, interval } = setUp();
  log.error(failure('no contact for +819012345678 山田'));
  log.error(failure('again'));
  await interval();
  expect(sent).toEqual([[{ kind: 'error', name: 'TypeError', at: 'console-B1_x.js:7:1234' }]]);
  expect(JSON.stringify(log.lines())).not.toMatch(/8190|山田/);
  expect(described('+819012345678')).toEqual({ name: 'unknown', at: '' });
  class 山田Error extends Error {
    override name = '山田Error';
  }
  expect(described(new 山田Error()).name).toBe('unknown');
});

it('remembers the last 300 lines, in the form the server takes', () => {
  const { log } = setUp();
  log.write('page', 'history');
  for (let line = 1; line < lineLimit; line += 1) log.write('pulse', 'connected');
  expect(log.lines()[0]).toMatchObject({ what: 'page' });
  log.error(failure('x'));
  log.card('4711', 'strip', -3);
  expect(log.lines()).toHaveLength(lineLimit);
  expect(log.lines()[0]).toMatchObject({ what: 'pulse' });
  for (const line of log.lines()) expect(pageLineSchema.safeParse(line).success).toBe(true);
});

it.each([
  ['a name', { kind: 'error', name: '山田', at: '' }],
  ['a message', { kind: 'error', name: 'Error', at: 'no contact for 090' }],
  ['a way', { kind: 'card', linkedId: '4711', channel: '山田', ms: 1 }],
  ['a path', { kind: 'card', linkedId: 'a/b', channel: 'page', ms: 1 }],
])('the server refuses a note with %s of somebody’s own', (_what, note) => {
  expect(pageNoteSchema.safeParse(note).success).toBe(false);
  expect(
    pageNoteSchema.safeParse({ kind: 'card', linkedId: '4711', channel: 'page', ms: 1 }).success,
  ).toBe(true);
});
