import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Firestore } from 'firebase-admin/firestore';
import { paths } from '../../functions/src/model/paths.ts';
import { demo } from '../demo/constants.ts';
import { root } from '../root.ts';
import { startBeside } from './beside/program.ts';
import { type Kind, memberId, startListeners } from './listeners.ts';
import { sender } from './sender.ts';
import { fitLine, median, percentile, table } from './statistics.ts';
import { type System, withSystem } from './system.ts';
import { callBodies, claimsOf, customerId, groupCode } from './traffic.ts';

const sizes = [1, 10, 50, 100, 200];
const rounds = 10;
/** How many operators the line through the measurements is continued to. */
const operators = 1_000;

const names: Record<Kind, string> = {
  calls: 'webhook to the console’s listener',
  bare: 'bare write to a bare listener',
  socket: 'classic webhook to Socket.IO',
};
const kinds = Object.keys(names) as Kind[];

/** Something that is told to listeners: sends it and says how they know it, and ends it. */
interface Source {
  ring: () => Promise<string>;
  end?: () => Promise<void>;
}

/** When a ring reached a number of listeners, ms. */
interface Spread {
  first: number;
  middle: number;
  last: number;
}

/** `npm run bench -- fan-out`: one ring to 1 → 200 real listeners, beside bare ones and Socket.IO, in turn. */
export const benchFanOut = (): Promise<void> =>
  withSystem(5, async (system) => {
    await applyRules(system.firestore);
    await seedMembers(system.db);
    const classic = await startBeside('classic');
    const address = `${demo.host}:${classic.port}`;
    const client = sender(5);
    const sources: Record<Kind, Source> = {
      calls: callsOf(system),
      bare: {
        ring: async () => (await system.db.collection('bare').add({ at: new Date() })).id,
      },
      socket: {
        ring: async () => {
          const [ringing = ''] = await callBodies();
          await client.post(`http://${address}/webhook`, ringing);
          return String(claimsOf(ringing).call_id);
        },
      },
    };
    const listeners = {
      calls: startListeners('calls', system.firestore),
      bare: startListeners('bare', system.firestore),
      socket: startListeners('socket', address),
    };
    const lasts: Record<Kind, number[]> = { calls: [], bare: [], socket: [] };
    for (const size of sizes) {
      for (const kind of kinds) await listeners[kind].growTo(size);
      const found: Record<Kind, Spread[]> = { calls: [], bare: [], socket: [] };
      // The first round warms the new connections up.
      for (let round = 0; round <= rounds; round += 1) {
        for (const kind of kinds) {
          const { ring, end } = sources[kind];
          const sentAt = Date.now();
          const times = await listeners[kind].heard(await ring());
          if (round > 0) found[kind].push(spreadOf(times.map((at) => at - sentAt)));
          await end?.();
        }
      }
      printSize(size, found);
      for (const kind of kinds) lasts[kind].push(median(found[kind].map(({ last }) => last)));
    }
    printLines(lasts);
    for (const kind of kinds) listeners[kind].stop();
    client.close();
    await classic.stop();
  });

/** Whole calls, so that every ring finds as few going on as the first. */
function callsOf({ post }: System): Source {
  let rest: string[] = [];
  return {
    ring: async () => {
      const [ringing = '', ...later] = await callBodies();
      rest = later;
      let answer = await post(ringing);
      while (answer.status === 503) answer = await post(ringing);
      return (answer.body as { linkedId: string }).linkedId;
    },
    end: async () => {
      for (const event of rest) await post(event);
    },
  };
}

function spreadOf(times: number[]): Spread {
  return { first: Math.min(...times), middle: median(times), last: Math.max(...times) };
}

function printSize(size: number, found: Record<Kind, Spread[]>): void {
  const of = (kind: Kind, which: keyof Spread) => found[kind].map((spread) => spread[which]);
  const rows = kinds.map((kind) => [
    names[kind],
    median(of(kind, 'first')).toFixed(0),
    median(of(kind, 'middle')).toFixed(0),
    median(of(kind, 'last')).toFixed(0),
    percentile(of(kind, 'last'), 0.95).toFixed(0),
    `${(median(of('calls', 'last')) / median(of(kind, 'last'))).toFixed(1)}x`,
  ]);
  const title = `${size} listeners; medians of ${rounds} rings, each heard by all of them`;
  const header = ['', 'first ms', 'middle ms', 'last ms', 'last p95', 'ours / this'];
  console.log(`${title}\n\n${table(header, rows)}\n`);
}

function printLines(lasts: Record<Kind, number[]>): void {
  const rows = kinds.map((kind) => {
    const { a, b } = fitLine(sizes, lasts[kind]);
    return [names[kind], a.toFixed(0), b.toFixed(2), (a + b * operators).toFixed(0)];
  });
  console.log('The last of n listeners hears after a + b × n (least squares)\n');
  console.log(table(['', 'a ms', 'b ms', `${operators} operators, ms`], rows));
}

async function seedMembers(db: Firestore): Promise<void> {
  const writer = db.bulkWriter();
  for (let index = 0; index < Math.max(...sizes); index += 1) {
    const uid = memberId(index);
    const member = { uid, role: 'operator', active: true, groupCodes: [groupCode] };
    void writer.set(db.doc(paths.member(customerId, uid)), member);
  }
  await writer.close();
}

/** The emulator starts without rules; a real listener pays for them. */
async function applyRules(firestore: string): Promise<void> {
  const content = readFileSync(join(root, 'firestore.rules'), 'utf8');
  const url = `http://${firestore}/emulator/v1/projects/${demo.projectId}:securityRules`;
  const body = JSON.stringify({ rules: { files: [{ content }] } });
  const response = await fetch(url, { method: 'PUT', body });
  if (!response.ok) throw new Error(`The emulator refuses the rules: ${await response.text()}`);
}
