import { seededRandom, shuffled } from '../demo/random.ts';
import { finishAll, judge } from './judge.ts';
import { inParallel, percentile, table } from './statistics.ts';
import { withSystem } from './system.ts';
import { forgedBodies, manyCalls } from './traffic.ts';

const callCount = 500;
const doubledShare = 0.1;
const forgedShare = 0.05;
const concurrency = 20;
/** Any fixed seed: the same order in every run. */
const seed = 20_261_120;

/** 2,000 events of 500 calls, shuffled, a tenth sent twice, some forged (LOD-01): is everything there, and once? */
export const benchLoad = (): Promise<void> =>
  withSystem(concurrency, async ({ db, post }) => {
    const genuine = (await manyCalls(callCount)).flat();
    const doubled = genuine.slice(0, genuine.length * doubledShare);
    const forged = await forgedBodies(genuine.length * forgedShare);
    const bodies = shuffled([...genuine, ...doubled, ...forged], seededRandom(seed));
    const answers: number[] = [];
    const times: number[] = [];
    const seconds = await inParallel(bodies, concurrency, async (body) => {
      for (let status = 503; status === 503;) {
        const answer = await post(body);
        ({ status } = answer);
        answers.push(status);
        times.push(answer.ms);
      }
    });
    const count = (status: number) => answers.filter((one) => one === status).length;
    const finishedLater = await finishAll(db);
    console.log(
      table(
        ['', 'expected', 'found'],
        [
          ['answers 200', `${genuine.length + doubled.length}`, `${count(200)}`],
          ['answers 401', `${forged.length}`, `${count(401)}`],
          ['answers 503, sent again', '', `${count(503)}`],
          ['other answers', '0', `${answers.length - count(200) - count(401) - count(503)}`],
          ...(await judge(db, genuine)),
          ['entries left to the trigger', '', `${finishedLater}`],
        ],
      ),
    );
    console.log(
      `\n${(answers.length / seconds).toFixed(0)} answers a second, ${concurrency} at a time: ` +
        `p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms, ` +
        `longest ${Math.max(...times).toFixed(0)} ms`,
    );
  });
