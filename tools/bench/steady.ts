import { setTimeout as pause } from 'node:timers/promises';
import { finishAll, judge } from './judge.ts';
import { startListeners } from './listeners.ts';
import { type Rival, rivalNames, rivals, type Take, withRivals } from './rivals.ts';
import { percentile, table } from './statistics.ts';
import { withSystem } from './system.ts';
import { claimsOf, manyCalls } from './traffic.ts';

const perSecond = 50;
const ourSeconds = 120;
/** Each of the others, before ours and after it. */
const otherSeconds = 20;
const connections = 100;

/** `npm run bench -- steady`: 50 events a second for two minutes, each timed from when it was due. */
export const benchSteady = (): Promise<void> =>
  withSystem(connections, (system) =>
    withRivals(system, connections, async (take) => {
      const listeners = startListeners('calls', system.firestore);
      await listeners.growTo(1);
      const sent: string[] = [];
      const times: Record<Rival, number[]> = { ours: [], bare: [], classic: [] };
      const run = async (rival: Rival, seconds: number) => {
        const bodies = await eventsFor(seconds);
        if (rival === 'ours') sent.push(...bodies);
        const begin = Date.now() + 100;
        times[rival].push(...(await onSchedule(take[rival], bodies, begin)));
        return { bodies, begin };
      };
      await run('ours', 5);
      times.ours.length = 0;
      await run('bare', otherSeconds);
      await run('classic', otherSeconds);
      const { bodies, begin } = await run('ours', ourSeconds);
      await run('classic', otherSeconds);
      await run('bare', otherSeconds);

      const late: number[] = [];
      for (const [index, body] of bodies.entries()) {
        const { call_id, state } = claimsOf(body);
        if (state !== 'ringing') continue;
        const [at = NaN] = await listeners.heard(String(call_id));
        late.push(at - dueAt(begin, index));
      }
      listeners.stop();
      const row = (name: string, values: number[]) => [
        name,
        `${values.length}`,
        ...[0.5, 0.95, 0.99, 1].map((share) => percentile(values, share).toFixed(0)),
      ];
      const header = ['', 'events', 'p50 ms', 'p95 ms', 'p99 ms', 'longest ms'];
      const rows = rivals.map((rival) => row(rivalNames[rival], times[rival]));
      console.log(`${perSecond} events a second, from when each was due to its answer\n`);
      console.log(table(header, [...rows, row('ring heard by a listener', late)]));
      const finishedLater = await finishAll(system.db);
      const left = ['entries left to the trigger', '', `${finishedLater}`];
      console.log('\nThe documents afterwards, with those of five seconds of warm-up\n');
      console.log(table(['', 'expected', 'found'], [...(await judge(system.db, sent)), left]));
    }),
  );

/** Calls whose four events come a second apart, all of them together so many a second. */
async function eventsFor(seconds: number): Promise<string[]> {
  const calls = await manyCalls((seconds * perSecond) / 4);
  const bodies: string[] = [];
  for (let from = 0; from < calls.length; from += perSecond) {
    const some = calls.slice(from, from + perSecond);
    for (let step = 0; step < 4; step += 1)
      bodies.push(...some.flatMap((call) => call[step] ?? []));
  }
  return bodies;
}

const dueAt = (begin: number, index: number): number => begin + (index * 1_000) / perSecond;

/** Sends each when it is due, whatever became of those before it; 503 = at once again. */
async function onSchedule(take: Take, bodies: string[], begin: number): Promise<number[]> {
  return Promise.all(
    bodies.map(async (body, index) => {
      const due = dueAt(begin, index);
      await pause(Math.max(0, due - Date.now()));
      while (!(await take(body)));
      return Date.now() - due;
    }),
  );
}
