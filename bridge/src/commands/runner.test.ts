import type { BridgeAction } from '@cti/functions/model/calls/bridge-command';
import { expect, test } from 'vitest';
import { stillClock } from '../testing/still-clock.ts';
import { Failed } from './failed.ts';
import { type CommandDesk, type OpenCommand, type Outcome, Runner } from './runner.ts';

const hangUp: BridgeAction = { kind: 'hang-up', leg: '1795938801-2' };
const done: Outcome = { state: 'done', code: null, result: null };

/** A run of a bridge, with a desk and a phone system that do what a test says. */
function running({ aheadMs = 0 } = {}) {
  const clock = stillClock();
  const carried: BridgeAction[] = [];
  const told: [id: string, outcome: Outcome][] = [];
  const desk: CommandDesk = {
    take: () => Promise.resolve(true),
    settle: (id, outcome) => {
      told.push([id, outcome]);
      return Promise.resolve();
    },
  };
  const pbx = {
    carryOut: (_action: BridgeAction): Promise<string | null> => Promise.resolve(null),
  };
  const runner = new Runner({
    clock,
    pbx: {
      carryOut: (action) => {
        carried.push(action);
        return pbx.carryOut(action);
      },
    },
    log: { command: () => undefined, failed: () => undefined },
  });
  runner.use(desk, aheadMs);
  const command = (fields: Partial<OpenCommand> = {}): OpenCommand => ({
    id: 'c1',
    action: hangUp,
    state: 'asked',
    deadlineMs: clock.now().getTime() + 10_000,
    takenBy: null,
    ...fields,
  });
  return { clock, runner, desk, pbx, carried, told, command };
}

test('a command is taken, done and told, once, however often it is heard of', async () => {
  const { runner, clock, carried, told, command } = running();
  runner.offer([command()]);
  runner.offer([command(), command({ state: 'taken', takenBy: runner.run })]);
  await clock.pass(60_000);
  expect(carried).toEqual([hangUp]);
  expect(told).toEqual([['c1', done]]);
});

test('why it wasn’t done is told', async () => {
  const { runner, clock, pbx, told, command } = running();
  pbx.carryOut = () => Promise.reject(new Failed('call-over'));
  runner.offer([command()]);
  await clock.pass(0);
  expect(told).toEqual([['c1', { state: 'failed', code: 'call-over', result: null }]]);
});

test('what can’t be read is taken, so that nobody waits for it, and not done', async () => {
  const { runner, clock, carried, told, command } = running();
  runner.offer([command({ action: { kind: 'format-disk' } })]);
  await clock.pass(0);
  expect(carried).toEqual([]);
  expect(told).toEqual([['c1', { state: 'failed', code: 'command-unreadable', result: null }]]);
});

test.each([
  ['by its own clock', 0, -1],
  ['by the server’s, which is a minute ahead', 60_000, 59_999],
])('one that comes too late %s isn’t done', async (_, aheadMs, leftMs) => {
  const { runner, clock, carried, told, command } = running({ aheadMs });
  const deadlineMs = clock.now().getTime() + leftMs;
  runner.offer([command({ deadlineMs })]);
  await clock.pass(0);
  expect([carried, told]).toEqual([[], [['c1', { state: 'expired', code: null, result: null }]]]);
  runner.offer([command({ id: 'c2', deadlineMs: deadlineMs + 2 })]);
  await clock.pass(0);
  expect(carried).toHaveLength(1);
});

test('one whose taking lasted beyond its deadline isn’t done', async () => {
  const { runner, clock, desk, carried, told, command } = running();
  desk.take = () => new Promise((resolve) => clock.after(10_000, () => resolve(true)));
  runner.offer([command()]);
  await clock.pass(10_000);
  expect(carried).toEqual([]);
  expect(told).toEqual([['c1', { state: 'failed', code: 'outcome-unknown', result: null }]]);
});

test('one that couldn’t be taken isn’t done, and is tried again when heard of again', async () => {
  const { runner, clock, desk, carried, command } = running();
  const answers = [Promise.reject(new Error('offline')), Promise.resolve(false)];
  desk.take = () => answers.shift() ?? Promise.resolve(true);
  for (let count = 0; count < 2; count += 1) {
    runner.offer([command()]);
    await clock.pass(0);
    expect(carried).toEqual([]);
  }
  runner.offer([command()]);
  await clock.pass(0);
  expect(carried).toEqual([hangUp]);
});

test('one that a run before took is never done, and its outcome is told to be unknown', async () => {
  const { runner, clock, carried, told, command } = running();
  runner.offer([command({ state: 'taken', takenBy: 'the run before' })]);
  await clock.pass(24_999);
  expect(told).toEqual([]);
  await clock.pass(1);
  expect(carried).toEqual([]);
  expect(told).toEqual([['c1', { state: 'failed', code: 'outcome-unknown', result: null }]]);
});

test('an outcome that can’t be told is told later', async () => {
  const { runner, clock, desk, carried, told, command } = running();
  let isOffline = true;
  desk.settle = (id, outcome) => {
    if (isOffline) return Promise.reject(new Error('offline'));
    told.push([id, outcome]);
    return Promise.resolve();
  };
  runner.offer([command()]);
  await clock.pass(0);
  isOffline = false;
  await clock.pass(2_000);
  expect([carried.length, told]).toEqual([1, [['c1', done]]]);
});

test('commands to one phone come one after the other, those to others at once', async () => {
  const { runner, clock, pbx, carried, command } = running();
  const call = (extension: string): BridgeAction => ({
    kind: 'call',
    intentId: 'Intent00000000000001',
    extension,
    number: '+81312345678',
  });
  const first = Promise.withResolvers<null>();
  pbx.carryOut = () => first.promise;
  runner.offer([
    command({ id: '1', action: call('101') }),
    command({ id: '2', action: call('101') }),
    command({ id: '3', action: call('102') }),
  ]);
  await clock.pass(0);
  expect(carried).toEqual([call('101'), call('102')]);
  first.resolve(null);
  await clock.pass(0);
  expect(carried).toEqual([call('101'), call('102'), call('101')]);
});

test('a path that goes silent holds up neither the next command nor the outcome', async () => {
  const { runner, clock, desk, carried, told, command } = running();
  const silent = () => new Promise<never>(() => undefined);
  const { take, settle } = { take: () => Promise.resolve(true), settle: desk.settle.bind(desk) };
  desk.take = silent;
  runner.offer([command()]);
  await clock.pass(15_000);
  desk.take = take;
  desk.settle = silent;
  runner.offer([command({ id: 'c2', deadlineMs: clock.now().getTime() + 10_000 })]);
  await clock.pass(15_000);
  expect(carried).toHaveLength(1);
  desk.settle = settle;
  await clock.pass(2_000);
  expect(told).toEqual([['c2', done]]);
});
