import { getApps, initializeApp } from 'firebase-admin/app';
import { type Firestore, getFirestore, type Query } from 'firebase-admin/firestore';
import { callSchema, type Call } from '../../functions/src/model/call.ts';
import {
  type HistoryFilter,
  historyConditions,
  noHistoryFilter,
} from '../../functions/src/model/history-filter.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { searchKeysOf } from '../../functions/src/model/search-keys.ts';
import { Failure } from '../failure.ts';
import { startOwnFirestore } from './firestore.ts';

const customerId = 'bench';
/** As in web/src/history/use-history.ts. */
const pageSize = 50;
const defaultCount = 100_000;
const repeats = 5;
const groups = ['G01', 'G02', 'G03', 'G04'];
const newestMs = Date.parse('2026-11-20T03:00:00Z');

/** Whose calls: an admin asks for all, others for those of their groups. */
const scopes: Record<string, string[] | null> = {
  'all groups': null,
  'one group': ['G01'],
  'two groups': ['G01', 'G02'],
};
/** Of one group. */
const filters: Record<string, Partial<HistoryFilter>> = {
  'missed, not handled': { outcome: 'missed', handled: false },
  'one day': { fromMs: newestMs - 86_400_000 },
  'operator and store': { operatorEmail: 'agent4@example.com', storeCode: 'store-0' },
  'with memo': { hasMemo: true },
  'last four digits': { searchKey: 'l:0076' },
};

/**
 * `npm run bench -- history [calls]`: seeds an emulator of its own and asks for pages of the history. The
 * times are the emulator's, which keeps no index but sorts the whole collection anew for each query and each of its
 * groups; the reads are those of the cloud.
 */
export async function benchHistory(countText = String(defaultCount)): Promise<void> {
  const count = Number(countText);
  if (!Number.isInteger(count) || count < pageSize) throw new Failure('How many calls? A number.');
  const emulator = await startOwnFirestore();
  process.env['FIRESTORE_EMULATOR_HOST'] = emulator.address;
  process.env['METADATA_SERVER_DETECTION'] = 'none';
  try {
    const db = getFirestore(getApps()[0] ?? initializeApp({ projectId: 'demo-bench-history' }));
    const seededMs = await timed(() => seed(db, count));
    console.log(`${count} calls seeded in ${(seededMs / 1000).toFixed(1)} s`);
    console.log('page                                     rows  reads  median ms');
    for (const [name, scope] of Object.entries(scopes)) {
      await report(`first, ${name}`, pageQuery(db, noHistoryFilter, scope));
    }
    const middle = new Date(newestMs - Math.floor(count / 2) * 30_000);
    const inTheMiddle = pageQuery(db, noHistoryFilter, null).startAfter(middle, 'x');
    await report('in the middle, all groups', inTheMiddle);
    for (const [name, filter] of Object.entries(filters)) {
      await report(`one group, ${name}`, pageQuery(db, { ...noHistoryFilter, ...filter }, ['G01']));
    }
  } finally {
    await emulator.kill();
  }
}

function pageQuery(db: Firestore, filter: HistoryFilter, scope: string[] | null): Query {
  const calls: Query = db.collection(paths.calls(customerId));
  return historyConditions(filter)
    .reduce<Query>(
      (query, [field, operator, value]) => query.where(field, operator, value),
      scope ? calls.where('groupCode', 'in', scope) : calls,
    )
    .orderBy('startedAt', 'desc')
    .orderBy('__name__', 'desc')
    .limit(pageSize);
}

async function report(name: string, query: Query): Promise<void> {
  const times: number[] = [];
  let rows = 0;
  for (let run = 0; run < repeats; run += 1) {
    times.push(
      await timed(async () => {
        rows = (await query.get()).size;
      }),
    );
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0;
  // Every returned document is a read, and the rules read the member document once.
  const line = [name.padEnd(40), String(rows).padStart(4), String(rows + 1).padStart(6)];
  console.log(`${line.join(' ')} ${median.toFixed(0).padStart(10)}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function seed(db: Firestore, count: number): Promise<void> {
  for (let from = 0; from < count; from += 500) {
    const batch = db.batch();
    for (let n = from; n < Math.min(from + 500, count); n += 1) {
      const call = callOf(n);
      batch.create(db.doc(paths.call(customerId, call.linkedId)), call);
    }
    await batch.commit();
  }
}

function callOf(n: number): Call {
  const call = callSchema.parse({
    linkedId: `call-${String(n).padStart(7, '0')}`,
    source: 'dialpad',
    direction: n % 7 === 0 ? 'outbound' : 'inbound',
    state: 'ended',
    active: false,
    outcome: n % 5 === 0 ? 'missed' : 'answered',
    groupCode: groups[n % groups.length],
    store: { code: `store-${n % 4}`, name: '西船橋' },
    operator: { id: String(n % 20), name: '鈴木', email: `agent${n % 20}@example.com` },
    externalNumber: `+8190${String(10_000_000 + (n % 5_000))}`,
    caller: { match: 'unknown', contact: null },
    handled: n % 3 === 0,
    hasMemo: n % 9 === 0,
    startedAt: new Date(newestMs - n * 30_000),
  });
  return { ...call, searchKeys: searchKeysOf(call) };
}
