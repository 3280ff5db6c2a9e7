import type { Firestore } from 'firebase-admin/firestore';
import { followAgents } from '../../functions/src/agents/follow.ts';
import type { Follower } from '../../functions/src/calls/call-change.ts';
import { readDocument } from '../../functions/src/firestore/read-document.ts';
import { finishEntry } from '../../functions/src/intake/finish.ts';
import { log } from '../../functions/src/log.ts';
import { callSchema, type Call } from '../../functions/src/model/calls/call.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { keepStatistics } from '../../functions/src/statistics/keep-statistics.ts';
import type { DialpadEvent } from '../demo/event.ts';
import { createIds, scenario, sign } from '../demo/scenarios.ts';
import { countOperations, type Operations } from './operations.ts';
import { inParallel, percentile, table } from './statistics.ts';
import { withSystem, type System } from './system.ts';
import { customerId, secret } from './traffic.ts';

/** What wants the same document in the same moment. */
const atOnce = 40;
const rounds = 5;

/** One measurement: how long each took, and what was left or wrong afterwards. */
interface Measured {
  times: number[];
  seconds: number;
  operations: Operations | null;
  /** Had to be sent again, or retried by the trigger. */
  again: number;
  /** Entries that no request could take in: the trigger does. */
  left: number;
  right: boolean;
}

/**
 * `npm run bench -- contention`: forty at once that want one document, beside forty that want one each. Events go
 * through the webhook; what follows from calls is done by its own code, as a trigger would.
 */
export const benchContention = (): Promise<void> =>
  withSystem(atOnce, async (system) => {
    const { db } = system;
    for (let n = 0; n < atOnce; n += 1) await addMember(db, n);
    // What the trigger does is done in this process, and the table says how often.
    Object.assign(log, { finished: () => undefined });
    const counts = countOperations();
    await events(system, 'apart', 'warm-up');
    const rows: [string, Measured][] = [
      [`${atOnce} events, a call each`, await events(system, 'apart', 'a')],
      [`${atOnce} events of one call`, await events(system, 'together', 'b')],
      [`${atOnce} calls, a person each`, await follow(system, followAgents, 'apart', counts)],
      [`${atOnce} calls of one person`, await follow(system, followAgents, 'together', counts)],
      [
        `${atOnce} calls, a group's day each`,
        await follow(system, keepStatistics, 'apart', counts),
      ],
      [
        `${atOnce} calls of one group's day`,
        await follow(system, keepStatistics, 'together', counts),
      ],
    ];
    console.log(
      table(
        ['at once', 'p50', 'p99', 'a second', 'reads', 'writes', 'again', 'left', 'right'],
        rows.map(([what, { times, seconds, operations, again, left, right }]) => [
          what,
          `${percentile(times, 0.5).toFixed(0)} ms`,
          `${percentile(times, 0.99).toFixed(0)} ms`,
          (times.length / seconds).toFixed(0),
          operations ? (operations.reads / times.length).toFixed(1) : '',
          operations ? (operations.writes / times.length).toFixed(1) : '',
          `${again}`,
          `${left}`,
          right ? 'yes' : 'NO',
        ]),
      ),
    );
    console.log(`\n${rounds} rounds each; reads and writes for each of them, retries included.`);
  });

type How = 'apart' | 'together';

const emailOf = (n: number) => `bench-${n}@example.test`;

async function addMember(db: Firestore, n: number): Promise<void> {
  const member = { uid: `u${n}`, email: emailOf(n), name: `計測 ${n}`, active: true };
  await db
    .doc(paths.member(customerId, member.uid))
    .set({ ...member, role: 'operator', groupCodes: ['GFA001'] });
}

/** The first event of so many phones that ring: a call each, or all of one call behind a main line. */
function ringing(how: How, ids: () => number): DialpadEvent[] {
  const entry = ids();
  return Array.from({ length: atOnce }, (_, n) => {
    const [step] = scenario('inbound-answered', {
      from: `+8190${String(30_000_000 + (entry % 1_000_000) + n)}`,
      to: '+815017480001',
      startedAtMs: Date.now() - 5_000,
      ids,
    });
    const event = step?.event as DialpadEvent;
    const target = { ...event.target, id: 9_000 + n, email: emailOf(n), name: `計測 ${n}` };
    const shared = how === 'together' ? { entry_point_call_id: entry } : {};
    return { ...event, target, ...shared } as DialpadEvent;
  });
}

/** Events through the webhook, all at once; sent again for as long as it asks for it. */
async function events({ db, post }: System, how: How, name: string): Promise<Measured> {
  const ids = createIds(Date.now() + name.length);
  const times: number[] = [];
  let [seconds, again, left, right] = [0, 0, 0, true];
  for (let round = 0; round < rounds; round += 1) {
    const sent = ringing(how, ids);
    const bodies = await Promise.all(sent.map((event) => sign(event, secret)));
    seconds += await inParallel(bodies, atOnce, async (body) => {
      const begin = performance.now();
      for (let status = 503; status === 503;) {
        ({ status } = await post(body));
        if (status === 503) again += 1;
      }
      times.push(performance.now() - begin);
    });
    const { docs } = await db
      .collection(paths.ledger(customerId))
      .where('linkedId', '==', null)
      .get();
    for (const { id } of docs) await finishEntry(db, customerId, id, () => new Date());
    left += docs.length;
    const legs = new Set(sent.map(({ call_id: id }) => String(id)));
    const calls = (await callsOf(db)).filter((call) =>
      Object.keys(call.legs).some((id) => legs.has(id)),
    );
    const found = calls.flatMap((call) => Object.keys(call.legs)).filter((id) => legs.has(id));
    right &&= found.length === legs.size && calls.length === (how === 'together' ? 1 : legs.size);
  }
  return { times, seconds, operations: null, again, left, right };
}

async function callsOf(db: Firestore): Promise<Call[]> {
  const { docs } = await db.collection(paths.calls(customerId)).get();
  return docs.flatMap((document) => {
    const call = readDocument(callSchema, document);
    return call && call.mergedInto === null ? [call] : [];
  });
}

/** What follows from so many calls that change in the same moment, for persons or groups each their own, or one. */
async function follow(
  { db }: System,
  follower: Follower,
  how: How,
  counts: Operations,
): Promise<Measured> {
  const times: number[] = [];
  const before = { ...counts };
  const spent = { reads: 0, writes: 0 };
  let [seconds, again, right] = [0, 0, true];
  const template = (await callsOf(db)).find(({ legs }) => Object.keys(legs).length === 1);
  const [legId, leg] = Object.entries(template?.legs ?? {})[0] ?? [];
  if (!template || legId === undefined || !leg?.target) throw new Error('no call to begin with');
  for (let round = 0; round < rounds; round += 1) {
    const calls = Array.from({ length: atOnce }, (_, n): Call => {
      const own = how === 'together' ? 0 : n;
      const person = { id: `${9_000 + own}`, email: emailOf(own), name: `計測 ${own}` };
      return {
        ...template,
        linkedId: `${follower.name}-${how}-${round}-${n}`,
        groupCode: `${how}-${round}-${own}`,
        ringing: [{ ...person, since: null }],
        legs: { [legId]: { ...leg, target: person } },
      };
    });
    const writer = db.bulkWriter();
    for (const call of calls) void writer.set(db.doc(paths.call(customerId, call.linkedId)), call);
    await writer.close();
    const ended = follower === keepStatistics;
    Object.assign(before, counts);
    seconds += await inParallel(calls, atOnce, async (call) => {
      const begin = performance.now();
      const now = new Date();
      const after: Call = ended
        ? { ...call, state: 'ended', active: false, outcome: 'missed', endedAt: now, ringing: [] }
        : call;
      for (let done = false; !done;) {
        done = await follower({ db, customerId, before: null, after, order: '1', now }).then(
          () => true,
          () => false,
        );
        if (!done) again += 1;
      }
      times.push(performance.now() - begin);
    });
    spent.reads += counts.reads - before.reads;
    spent.writes += counts.writes - before.writes;
    right &&= await (ended ? areCounted(db, how, round) : areOnTheirPhones(db, calls, how));
  }
  return { times, seconds, operations: spent, again, left: 0, right };
}

/** Whether each group's figures have all its calls. */
async function areCounted(db: Firestore, how: How, round: number): Promise<boolean> {
  const { docs } = await db.collectionGroup('parts').get();
  const counted = docs.flatMap((parts) =>
    parts.ref.path.includes(`${how}-${round}-`)
      ? Object.keys((parts.get('calls') ?? {}) as object)
      : [],
  );
  return new Set(counted).size === atOnce;
}

/** Whether each person's status knows all their calls. */
async function areOnTheirPhones(db: Firestore, calls: Call[], how: How): Promise<boolean> {
  const { docs } = await db.collection(paths.agents(customerId)).get();
  const known = new Set(docs.flatMap((agent) => Object.keys((agent.get('calls') ?? {}) as object)));
  return (
    docs.length > (how === 'together' ? 0 : atOnce - 1) &&
    calls.every(({ linkedId }) => known.has(linkedId))
  );
}
