import type { Firestore, Query } from 'firebase-admin/firestore';
import { callSchema, type Call } from '../../functions/src/model/calls/call.ts';
import {
  type HistoryFilter,
  historyConditions,
  noHistoryFilter,
} from '../../functions/src/model/calls/history-filter.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { searchKeysOf } from '../../functions/src/model/calls/search-keys.ts';
import { Failure } from '../failure.ts';
import { onOwnFirestore } from './firestore.ts';
import { reportPages, timed } from './pages.ts';

const customerId = 'bench';
/** As in web/src/history/use-history.ts. */
const pageSize = 50;
const defaultCount = 100_000;
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

/** `npm run bench -- history [calls]`: the reads are the cloud's, the times those of an emulator without indexes. */
export async function benchHistory(countText = String(defaultCount)): Promise<void> {
  const count = Number(countText);
  if (!Number.isInteger(count) || count < pageSize) throw new Failure('How many calls? A number.');
  await onOwnFirestore(async (db) => {
    const seedMs = await timed(() => seed(db, count));
    console.log(`${count} calls seeded in ${(seedMs / 1000).toFixed(1)} s\n`);
    const middle = new Date(newestMs - Math.floor(count / 2) * 30_000);
    await reportPages([
      ...Object.entries(scopes).map(
        ([name, scope]) => [`first, ${name}`, pageQuery(db, noHistoryFilter, scope)] as const,
      ),
      ['in the middle, all groups', pageQuery(db, noHistoryFilter, null).startAfter(middle, 'x')],
      ...Object.entries(filters).map(
        ([name, filter]) =>
          [
            `one group, ${name}`,
            pageQuery(db, { ...noHistoryFilter, ...filter }, ['G01']),
          ] as const,
      ),
    ]);
  });
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
