import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { intake, type Times } from './durable.ts';
import { inParallel, median, percentile, table } from './statistics.ts';
import { withSystem } from './system.ts';
import { callBodies, customerId, manyCalls } from './traffic.ts';

const sequentialCalls = 75;
const rounds = 3;
const callsPerRound = 250;
const concurrency = 50;

/** How much slower an event is than a plain write, and the throughput, in the same run. */
export const benchIntake = (): Promise<void> =>
  withSystem(concurrency, async (system) => {
    const post = async (body: string): Promise<number> => {
      const { status, ms } = await system.post(body);
      if (status !== 200) throw new Error(`The webhook answered ${status}.`);
      return ms;
    };
    console.log('One event at a time, against one bare create of a document of the same size\n');
    console.log(await oneAtATime(system.db, post));
    console.log(`\n${concurrency} at a time, calls of four events\n`);
    console.log(await manyAtATime(system.db, post));
  });

async function oneAtATime(db: Firestore, post: (body: string) => Promise<number>): Promise<string> {
  const shared = intake(db, { readSecrets: false });
  const reading = intake(db, { readSecrets: true });
  const run = async (count: number) => {
    const bare: number[] = [];
    const inProcess: Times[] = [];
    const withSecrets: Times[] = [];
    const overHttp: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const [a, b, c] = [await callBodies(), await callBodies(), await callBodies()];
      for (const [index, body] of a.entries()) {
        bare.push(await bareWrite(db, body));
        inProcess.push(await shared(body));
        bare.push(await bareWrite(db, body));
        withSecrets.push(await reading(b[index] ?? ''));
        bare.push(await bareWrite(db, body));
        overHttp.push(await post(c[index] ?? ''));
      }
    }
    return { bare, inProcess, withSecrets, overHttp };
  };
  await run(20);
  const { bare, inProcess, withSecrets, overHttp } = await run(sequentialCalls);
  const row = (name: string, values: number[]) => [
    name,
    percentile(values, 0.5).toFixed(2),
    percentile(values, 0.99).toFixed(2),
    `${(median(values) / median(bare)).toFixed(2)}x`,
  ];
  return table(
    ['', 'p50 ms', 'p99 ms', 'p50 / bare'],
    [
      row('bare create', bare),
      row(
        'event durable (in process)',
        inProcess.map((times) => times.durableMs),
      ),
      row(
        'event durable, secrets read first',
        withSecrets.map((times) => times.durableMs),
      ),
      row(
        'call up to date (in process)',
        inProcess.map((times) => times.upToDateMs),
      ),
      row(
        'call up to date, secrets read first',
        withSecrets.map((times) => times.upToDateMs),
      ),
      row('answer of the deployed bundle over HTTP', overHttp),
    ],
  );
}

async function manyAtATime(
  db: Firestore,
  post: (body: string) => Promise<number>,
): Promise<string> {
  const bareRates: number[] = [];
  const eventRates: number[] = [];
  const bareMs: number[] = [];
  const answerMs: number[] = [];
  const sendCalls = async (count: number) => {
    const calls = await manyCalls(count);
    return inParallel(calls, concurrency, async (bodies) => {
      for (const body of bodies) answerMs.push(await post(body));
    });
  };
  const writeBare = async (count: number) => {
    const bodies = (await manyCalls(count)).flat();
    return inParallel(bodies, concurrency, async (body) => {
      bareMs.push(await bareWrite(db, body));
    });
  };
  await sendCalls(callsPerRound);
  await writeBare(callsPerRound);
  bareMs.length = 0;
  answerMs.length = 0;
  for (let round = 0; round < rounds; round += 1) {
    bareRates.push((callsPerRound * 4) / (await writeBare(callsPerRound)));
    eventRates.push((callsPerRound * 4) / (await sendCalls(callsPerRound)));
  }
  const ratio = median(eventRates) / median(bareRates);
  const row = (name: string, rates: number[], times: number[]) => [
    name,
    median(rates).toFixed(0),
    percentile(times, 0.5).toFixed(1),
    percentile(times, 0.99).toFixed(1),
  ];
  return `${table(
    ['', 'per second', 'p50 ms', 'p99 ms'],
    [row('bare creates', bareRates, bareMs), row('whole events over HTTP', eventRates, answerMs)],
  )}\nevents / bare creates: ${ratio.toFixed(2)}`;
}

/** One `create` with the content of this body's ledger entry. */
async function bareWrite(db: Firestore, raw: string): Promise<number> {
  const now = new Date();
  const id = randomUUID();
  const begin = performance.now();
  await db.doc(`bench/${customerId}/bare/${id}`).create({
    raw,
    source: 'dialpad',
    callId: id.slice(0, 16),
    state: 'ringing',
    eventTimestamp: now,
    receivedAt: now,
    linkIds: [id.slice(0, 16)],
    linkedId: null,
    expireAt: now,
  });
  return performance.now() - begin;
}
