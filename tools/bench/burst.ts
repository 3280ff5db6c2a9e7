import { seededRandom, shuffled } from '../demo/random.ts';
import { finishAll, judge } from './judge.ts';
import { type Rival, rivalNames, rivals, type Take, withRivals } from './rivals.ts';
import { inParallel, percentile, table } from './statistics.ts';
import { withSystem } from './system.ts';
import { manyCalls } from './traffic.ts';

const callsPerStep = 500;
const atOnce = [1, 2, 5, 10, 20, 50, 100, 200];
/** Fewer than this share more events a second, and doubling the senders has brought nothing. */
const worthwhileGain = 0.1;
const seed = 20_261_201;

interface Burst {
  perSecond: number;
  times: number[];
  again: number;
}

/** `npm run bench -- burst`: 2,000 shuffled events by more and more senders, to the knee; then what is there is judged. */
export const benchBurst = (): Promise<void> =>
  withSystem(Math.max(...atOnce), (system) =>
    withRivals(system, Math.max(...atOnce), async (take) => {
      const random = seededRandom(seed);
      const all: string[] = [];
      const found: Record<Rival, Burst[]> = { ours: [], bare: [], classic: [] };
      await send(take.ours, (await manyCalls(50)).flat(), 5, all);
      for (const senders of atOnce) {
        for (const rival of rivals) {
          const bodies = shuffled((await manyCalls(callsPerStep)).flat(), random);
          const sent = rival === 'ours' ? all : [];
          found[rival].push(await send(take[rival], bodies, senders, sent));
        }
      }
      print(found);
      const finishedLater = await finishAll(system.db);
      console.log(`\nAll ${all.length} events of all steps, read from the documents\n`);
      console.log(
        table(
          ['', 'expected', 'found'],
          [
            ...(await judge(system.db, all)),
            ['entries left to the trigger', '', `${finishedLater}`],
          ],
        ),
      );
    }),
  );

/** Sends everything until it is taken, and adds it to `sent`. */
async function send(take: Take, bodies: string[], senders: number, sent: string[]): Promise<Burst> {
  const times: number[] = [];
  let again = 0;
  const seconds = await inParallel(bodies, senders, async (body) => {
    for (let isTaken = false; !isTaken;) {
      const begin = performance.now();
      isTaken = await take(body);
      times.push(performance.now() - begin);
      if (!isTaken) again += 1;
    }
  });
  sent.push(...bodies);
  return { perSecond: bodies.length / seconds, times, again };
}

function print(found: Record<Rival, Burst[]>): void {
  const rows = atOnce.flatMap((senders, index) =>
    rivals.flatMap((rival) => {
      const burst = found[rival][index];
      const ours = found.ours[index];
      if (!burst || !ours) return [];
      return [
        [
          `${senders} at a time, ${rivalNames[rival]}`,
          burst.perSecond.toFixed(0),
          percentile(burst.times, 0.5).toFixed(1),
          percentile(burst.times, 0.99).toFixed(1),
          `${burst.again}`,
          `${(ours.perSecond / burst.perSecond).toFixed(2)}x`,
        ],
      ];
    }),
  );
  const header = ['', 'per second', 'p50 ms', 'p99 ms', '503', 'ours / this'];
  console.log(`${callsPerStep * 4} events in each row, shuffled\n\n${table(header, rows)}\n`);
  for (const rival of rivals) {
    const knee = kneeOf(found[rival].map(({ perSecond }) => perSecond));
    console.log(`${rivalNames[rival]}: knee at ${atOnce[knee]} at a time`);
  }
}

/** The step after which no further one is worth it. */
function kneeOf(rates: number[]): number {
  const best = Math.max(...rates);
  return rates.findIndex((rate) => rate * (1 + worthwhileGain) >= best);
}
