import type { Firestore } from 'firebase-admin/firestore';
import { callSchema } from '../../functions/src/model/calls/call.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { withDates } from '../../functions/src/model/text/with-dates.ts';
import { finishEntry } from '../../functions/src/intake/finish.ts';
import { seededRandom, shuffled } from '../demo/random.ts';
import { inParallel, percentile, table } from './statistics.ts';
import { withSystem } from './system.ts';
import { customerId, forgedBodies, manyCalls } from './traffic.ts';

const callCount = 500;
const eventsPerCall = 4;
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
          ...(await stateOf(db)),
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

/** Does the trigger's work for entries that no request could reduce in time; returns their number. */
export async function finishAll(db: Firestore): Promise<number> {
  const { docs } = await db
    .collection(paths.ledger(customerId))
    .where('linkedId', '==', null)
    .get();
  for (const { id } of docs) await finishEntry(db, customerId, id, () => new Date());
  return docs.length;
}

async function stateOf(db: Firestore): Promise<string[][]> {
  const [ledger, documents] = await Promise.all([
    db.collection(paths.ledger(customerId)).get(),
    db.collection(paths.calls(customerId)).get(),
  ]);
  const entries = ledger.docs.map((entry) => `${entry.get('callId')} ${entry.get('state')}`);
  const calls = documents.docs.map((call) => callSchema.parse(withDates(call.data())));
  const right = calls.filter(
    (call) => call.state === 'ended' && call.outcome === 'answered' && call.recording !== null,
  );
  return [
    ['ledger entries', `${callCount * eventsPerCall}`, `${entries.length}`],
    ['of them different', `${callCount * eventsPerCall}`, `${new Set(entries).size}`],
    ['calls', `${callCount}`, `${calls.length}`],
    ['of them ended, answered, recorded', `${callCount}`, `${right.length}`],
  ];
}
