import { type Call, callSchema } from '@cti/functions/model/calls/call';
import { type HistoryFilter, noHistoryFilter } from '@cti/functions/model/calls/history-filter';
import { paths } from '@cti/functions/model/paths';
import { searchKeysOf } from '@cti/functions/model/calls/search-keys';
import {
  doc,
  type Firestore,
  onSnapshot,
  setDoc,
  type Timestamp,
  updateDoc,
  writeBatch,
} from 'firebase/firestore';
import { initializeTestEnvironment, type RulesTestEnvironment } from '@firebase/rules-unit-testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GroupScope } from '../src/firebase/call-queries.ts';
import { toQuery } from '../src/firebase/live.ts';
import type { Cursor, QuerySpec } from '../src/firebase/spec.ts';
import { historyQueries, pageSize } from '../src/history/use-history.ts';
import { emulatorAddress, rulesText } from './emulator.ts';

/** Calls of the customer; `npm run bench -- history` does the same with a hundred thousand. */
const callCount = 2_000;
const customerId = 'acme';
const groups = ['G01', 'G02', 'G03', 'G04'];
const beganMs = Date.parse('2026-11-20T03:00:00Z');

let environment: RulesTestEnvironment;
let operator: Firestore;

beforeAll(async () => {
  const { hostname: host, port } = new URL(`http://${emulatorAddress()}`);
  environment = await initializeTestEnvironment({
    projectId: 'demo-history-reads',
    firestore: { host, port: Number(port), rules: rulesText },
  });
  await environment.clearFirestore();
  await environment.withSecurityRulesDisabled(async (context) => {
    const db = context.firestore() as unknown as Firestore;
    await setDoc(doc(db, paths.member(customerId, 'op')), {
      uid: 'op',
      role: 'operator',
      groupCodes: ['G01', 'G02'],
      active: true,
    });
    for (let from = 0; from < callCount; from += 500) {
      const batch = writeBatch(db);
      for (let n = from; n < from + 500; n += 1) {
        const call = callOf(n);
        batch.set(doc(db, paths.call(customerId, call.linkedId)), call);
      }
      await batch.commit();
    }
  });
  const signedIn = { auth_time: Math.floor(Date.now() / 1000) };
  operator = environment.authenticatedContext('op', signedIn).firestore() as unknown as Firestore;
});
afterAll(() => environment.cleanup());

/** Several begin at the same moment, so that a page may end between them. */
function callOf(n: number): Call {
  const call = callSchema.parse({
    linkedId: `call-${String(n).padStart(5, '0')}`,
    source: 'dialpad',
    direction: n % 5 === 0 ? 'outbound' : 'inbound',
    state: 'ended',
    active: false,
    outcome: n % 3 === 0 ? 'missed' : 'answered',
    groupCode: groups[n % groups.length],
    store: { code: `store-${n % 3}`, name: '西船橋' },
    operator: { id: '1', name: '鈴木', email: `agent${n % 2}@example.com` },
    externalNumber: `+8190${String(10_000_000 + (n % 40))}`,
    caller: { match: 'unknown', contact: null },
    handled: n % 2 === 0,
    hasMemo: n % 7 === 0,
    startedAt: new Date(beganMs - Math.floor(n / 7) * 60_000),
  });
  return { ...call, searchKeys: searchKeysOf(call) };
}

interface Page {
  rows: { id: string; at: Date }[];
  /** Documents that the server sent, each of which is billed as a read. */
  read: number;
}

/** Listens as the page does, until the server has confirmed, and counts what comes. */
function listen(spec: QuerySpec<unknown>): Promise<Page> {
  return new Promise((resolve, reject) => {
    let read = 0;
    const off = onSnapshot(
      toQuery(spec, operator),
      { includeMetadataChanges: true },
      (snapshot) => {
        read += snapshot.docChanges().filter(({ type }) => type !== 'removed').length;
        if (snapshot.metadata.fromCache) return;
        off();
        const rows = snapshot.docs.map((row) => ({
          id: row.id,
          at: (row.get('startedAt') as Timestamp).toDate(),
        }));
        resolve({ rows, read });
      },
      reject,
    );
  });
}

const scope: GroupScope = ['G01', 'G02'];

/** All pages, one after the other. */
async function walk(filter: HistoryFilter): Promise<Page[]> {
  const pages: Page[] = [];
  for (let after: Cursor | null = null; ;) {
    const specs: QuerySpec<unknown>[] = historyQueries(customerId, scope, filter, after);
    expect(specs).toHaveLength(1);
    const [spec] = specs;
    if (!spec) return pages;
    const page = await listen(spec);
    pages.push(page);
    const last = page.rows.at(-1);
    if (!last || page.rows.length < pageSize) return pages;
    after = last;
  }
}

const all = Array.from({ length: callCount }, (_, n) => callOf(n)).filter(({ groupCode }) =>
  scope.includes(groupCode ?? ''),
);

const cases: [string, Partial<HistoryFilter>, (call: Call) => boolean][] = [
  ['everything', {}, () => true],
  [
    'a period, missed, not handled',
    { fromMs: beganMs - 7_200_000, toMs: beganMs - 600_000, outcome: 'missed', handled: false },
    ({ startedAt, outcome, handled }) =>
      Number(startedAt) >= beganMs - 7_200_000 &&
      Number(startedAt) < beganMs - 600_000 &&
      outcome === 'missed' &&
      !handled,
  ],
  [
    'an operator, a store, with memo, outbound',
    {
      operatorEmail: 'agent0@example.com',
      storeCode: 'store-0',
      hasMemo: true,
      direction: 'outbound',
    },
    (call) =>
      call.operator?.email === 'agent0@example.com' &&
      call.store?.code === 'store-0' &&
      call.hasMemo &&
      call.direction === 'outbound',
  ],
  [
    'the last four digits of a number',
    { searchKey: 'l:0008' },
    ({ externalNumber }) => externalNumber?.endsWith('0008') ?? false,
  ],
];

describe('a page of the history', () => {
  test.each(cases)(
    'of %s reads its rows, and all pages together each call once',
    async (_, filter, is) => {
      const pages = await walk({ ...noHistoryFilter, ...filter });
      const wanted = all.filter(is);
      expect(wanted.length).toBeGreaterThan(0);
      for (const { rows, read } of pages) {
        // Besides these the rules look at the member document and at settings/sessions, once for each query.
        expect(read).toBeLessThanOrEqual(rows.length);
        expect(rows.length).toBeLessThanOrEqual(pageSize);
      }
      const ids = pages.flatMap(({ rows }) => rows.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.toSorted()).toEqual(wanted.map(({ linkedId }) => linkedId).toSorted());
      const times = pages.flatMap(({ rows }) => rows.map(({ at }) => at.getTime()));
      expect(times).toEqual(times.toSorted((a, b) => b - a));
    },
  );

  test('reads one more document when a call ends, which then stands on top', async () => {
    const [spec] = historyQueries(customerId, scope, noHistoryFilter, null);
    if (!spec) throw new Error('no query');
    const active = {
      ...callOf(0),
      linkedId: 'now',
      groupCode: 'G01',
      startedAt: new Date(beganMs + 1),
    };
    const place = (db: Firestore) => doc(db, paths.call(customerId, 'now'));
    await environment.withSecurityRulesDisabled((context) =>
      setDoc(place(context.firestore() as unknown as Firestore), { ...active, active: true }),
    );
    const onTop = Promise.withResolvers<number>();
    const shown = Promise.withResolvers<void>();
    let read = 0;
    const off = onSnapshot(
      toQuery(spec, operator),
      { includeMetadataChanges: true },
      (snapshot) => {
        read += snapshot.docChanges().filter(({ type }) => type !== 'removed').length;
        if (!snapshot.metadata.fromCache) shown.resolve();
        if (snapshot.docs[0]?.id === 'now') onTop.resolve(read);
      },
      onTop.reject,
    );
    await shown.promise;
    await environment.withSecurityRulesDisabled((context) =>
      updateDoc(place(context.firestore() as unknown as Firestore), { active: false }),
    );
    expect(await onTop.promise).toBe(pageSize + 1);
    off();
  });
});
