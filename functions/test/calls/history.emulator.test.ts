import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import * as callables from '../../src/history/history-callables.ts';
import { exportPartSize } from '../../src/history/export.ts';
import { callSchema, type Call } from '../../src/model/calls/call.ts';
import type { CallableOutputs } from '../../src/model/callables.ts';
import { noHistoryFilter, type HistoryFilter } from '../../src/model/calls/history-filter.ts';
import type { Member } from '../../src/model/members/member.ts';
import { paths } from '../../src/model/paths.ts';
import { searchKeysOf } from '../../src/model/calls/search-keys.ts';
import { requireCall } from '../database.ts';
import {
  addCustomer,
  addMember,
  auditLog,
  codeOf,
  openPeople,
  requestOf,
  type People,
} from '../people.ts';

let people: People;
beforeAll(() => {
  people = openPeople('demo-history');
});

type Part = CallableOutputs['exportCalls'];

/** A customer with two groups and somebody of each role. */
async function shop() {
  const { customerId, admin } = await addCustomer(people);
  const { db } = people;
  const store = { storeCode: 'kasai', storeName: '葛西', groupCode: 'G01', number: '0501750' };
  await Promise.all([
    db.doc(paths.group(customerId, 'G01')).set({ name: '葛西' }),
    db.doc(paths.group(customerId, 'G02')).set({ name: '=松戸' }),
    db.doc(paths.line(customerId, 'kasai')).set(store),
    db
      .doc(paths.contact(customerId, 'yamada'))
      .set({ name: '山田 太郎', kind: 'vip', phones: ['+819012345678'] }),
  ]);
  return {
    customerId,
    admin,
    operator: await addMember(people, customerId, 'operator', { groupCodes: ['G01'] }),
    viewer: await addMember(people, customerId, 'viewer', { groupCodes: ['G01'] }),
  };
}

const beganMs = Date.parse('2026-11-20T00:00:00Z');

/** Calls that are over, each a second before the other. */
async function seedCalls(customerId: string, count: number, fields: (n: number) => Partial<Call>) {
  const writer = people.db.bulkWriter();
  for (let n = 0; n < count; n += 1) {
    const linkedId = `call-${String(n).padStart(6, '0')}`;
    const call = callSchema.parse({
      linkedId,
      source: 'dialpad',
      direction: 'inbound',
      state: 'ended',
      active: false,
      outcome: 'answered',
      groupCode: n % 2 === 0 ? 'G01' : 'G02',
      externalNumber: '+819012345678',
      caller: { match: 'unknown', contact: null },
      startedAt: new Date(beganMs - n * 1000),
      ...fields(n),
    });
    void writer.set(people.db.doc(paths.call(customerId, linkedId)), {
      ...call,
      searchKeys: searchKeysOf(call),
    });
  }
  await writer.close();
}

const exportPart = (uid: string | null, data: object): Promise<Part> =>
  callables.exportCalls(requestOf(uid, data));

const request = (customerId: string, filter: Partial<HistoryFilter> = {}, more: object = {}) => ({
  customerId,
  filter: { ...noHistoryFilter, ...filter },
  language: 'ja',
  ...more,
});

/** All parts, one after the other. */
async function exportAll(member: Member, data: object): Promise<{ csv: string; parts: Part[] }> {
  const parts: Part[] = [await exportPart(member.uid, data)];
  for (let next = parts[0]?.next; next; next = parts.at(-1)?.next) {
    parts.push(await exportPart(member.uid, { ...data, part: next }));
  }
  return { csv: parts.map(({ csv }) => csv).join(''), parts };
}

const linesOf = (csv: string) => csv.trimEnd().split('\r\n');

describe('an export', () => {
  test('CSV-07 contains the groups the person sees, and leaves a trace', async () => {
    const { customerId, admin, operator, viewer } = await shop();
    await seedCalls(customerId, 6, (n) => (n === 4 ? { groupCode: null } : {}));
    const data = request(customerId);

    expect(linesOf((await exportAll(admin, data)).csv)).toHaveLength(1 + 6);
    const own = await exportAll(operator, data);
    expect(linesOf(own.csv)).toHaveLength(1 + 2);
    expect(own.csv).not.toContain('松戸');
    expect(linesOf((await exportAll(admin, { ...data, groupCode: 'G02' })).csv)).toHaveLength(4);
    expect(await codeOf(exportPart(operator.uid, { ...data, groupCode: 'G02' }))).toBe(
      'not-your-group',
    );
    expect(await codeOf(exportPart(viewer.uid, data))).toBe('not-an-admin');
    expect(await codeOf(exportPart(null, data))).toBe('signed-out');

    expect(await auditLog(people.db, customerId)).toMatchObject([
      { action: 'exported', byUid: admin.uid, after: { rows: 6, groupCodes: [] } },
      { action: 'exported', byUid: operator.uid, after: { rows: 2, groupCodes: ['G01'] } },
      { action: 'exported', byUid: admin.uid, after: { rows: 3, groupCodes: ['G02'] } },
    ]);
  });

  test('contains what is filtered, and the log says what without the number', async () => {
    const { customerId, admin } = await shop();
    await seedCalls(customerId, 6, (n) => ({
      outcome: n % 3 === 0 ? 'missed' : 'answered',
      externalNumber: n < 3 ? '+819012345678' : '+81335551234',
    }));
    const { csv } = await exportAll(
      admin,
      request(customerId, { outcome: 'missed', searchKey: 'n:+819012345678' }),
    );
    expect(linesOf(csv).slice(1)).toEqual([expect.stringContaining('call-000000')]);
    const [entry] = await auditLog(people.db, customerId);
    expect(entry?.after).toMatchObject({ rows: 1, outcome: 'missed', search: 'n:…5678' });
    expect(JSON.stringify(entry)).not.toContain('+819012345678');
  });

  test('CSV-01 runs nothing in a spreadsheet', async () => {
    const { customerId, admin } = await shop();
    await seedCalls(customerId, 2, () => ({
      memo: { text: '=HYPERLINK("x")\n次', authorName: '', at: null, count: 1 },
      disposition: '＋折返し',
      operator: { id: '1', name: '@担当', email: '' },
    }));
    const { csv } = await exportAll(admin, request(customerId));
    expect(csv).toContain(`"'=HYPERLINK(""x"")\n次"`);
    for (const cell of ["'＋折返し", "'@担当", "'=松戸"]) expect(csv).toContain(cell);
  });

  test('CSV-08 continues part by part, each call once, and only within the logged export', async () => {
    const { customerId, admin } = await shop();
    const other = await addMember(people, customerId, 'admin');
    const count = exportPartSize * 2 + 7;
    // Two calls began at each moment: the id decides.
    await seedCalls(customerId, count, (n) => ({
      startedAt: new Date(beganMs - Math.floor(n / 2) * 1000),
    }));
    const data = request(customerId);
    const { csv, parts } = await exportAll(admin, data);
    expect(parts.map(({ rows, total }) => [rows, total])).toEqual([
      [exportPartSize, count],
      [exportPartSize, null],
      [7, null],
    ]);
    const ids = linesOf(csv)
      .slice(1)
      .map((line) => line.split(',').at(-1));
    expect(new Set(ids).size).toBe(count);

    const part = parts[0]?.next;
    expect(await codeOf(exportPart(other.uid, { ...data, part }))).toBe('export-unknown');
    expect(
      await codeOf(exportPart(admin.uid, { ...request(customerId, { handled: true }), part })),
    ).toBe('export-unknown');
    expect(
      await codeOf(exportPart(admin.uid, { ...data, part: { ...part, exportId: 'made-up' } })),
    ).toBe('export-unknown');
    expect(await auditLog(people.db, customerId)).toHaveLength(1);
  });
});

describe('a call entered by hand', () => {
  const log = (uid: string | null, data: object) => callables.logCall(requestOf(uid, data));
  const entry = (customerId: string, fields: object = {}) => ({
    customerId,
    requestId: randomUUID(),
    direction: 'inbound',
    outcome: 'answered',
    number: '090-1234-5678',
    startedAtMs: Date.now() - 600_000,
    talkMs: 180_000,
    groupCode: 'G01',
    memo: '店頭で折返しを約束',
    ...fields,
  });

  test('is a call like others, with its caller, store, memo and keys, made once', async () => {
    const { customerId, operator } = await shop();
    const data = entry(customerId);
    const { linkedId } = await log(operator.uid, data);
    expect(await log(operator.uid, data)).toEqual({ linkedId });
    const call = await requireCall(people.db, customerId, linkedId);
    expect(call).toMatchObject({
      source: 'manual',
      active: false,
      outcome: 'answered',
      talkMs: 180_000,
      groupCode: 'G01',
      store: { code: 'kasai', name: '葛西' },
      caller: { match: 'known', contactIds: ['yamada'] },
      operator: { name: operator.name },
      hasMemo: true,
      memo: { text: '店頭で折返しを約束', authorName: operator.name, count: 1 },
      searchKeys: ['n:+819012345678', 'l:5678', 'c:yamada'],
    });
    const memos = await people.db.collection(paths.memos(customerId, linkedId)).get();
    expect(memos.docs.map((memo) => memo.get('authorUid') as string)).toEqual([operator.uid]);
    const all = await people.db.collection(paths.calls(customerId)).get();
    expect(all.size).toBe(1);
  });

  test('works without a phone system: for a group without a line, or for none', async () => {
    const { customerId, admin } = await shop();
    const grouped = await log(
      admin.uid,
      entry(customerId, { groupCode: 'G02', contactId: 'yamada', number: null }),
    );
    expect(await requireCall(people.db, customerId, grouped.linkedId)).toMatchObject({
      store: { code: 'G02', name: '=松戸' },
      caller: { match: 'known', contact: { name: '山田 太郎' } },
      withheld: true,
    });
    const none = await log(admin.uid, entry(customerId, { groupCode: null, memo: '' }));
    expect(await requireCall(people.db, customerId, none.linkedId)).toMatchObject({
      groupCode: null,
      store: null,
      memo: null,
    });
  });

  test('is denied to viewers and for foreign groups', async () => {
    const { customerId, operator, viewer } = await shop();
    const stranger = (await addCustomer(people)).admin;
    const data = entry(customerId);
    expect(await codeOf(log(viewer.uid, data))).toBe('not-an-admin');
    expect(await codeOf(log(stranger.uid, data))).toBe('not-a-member');
    expect(await codeOf(log(operator.uid, entry(customerId, { groupCode: 'G02' })))).toBe(
      'not-your-group',
    );
    expect(await codeOf(log(operator.uid, entry(customerId, { groupCode: null })))).toBe(
      'not-your-group',
    );
    expect((await people.db.collection(paths.calls(customerId)).get()).size).toBe(0);
    expect(await log(operator.uid, data)).toHaveProperty('linkedId');
  });

  test('names what is wrong', async () => {
    const { customerId, admin } = await shop();
    const faults: [object, string][] = [
      [{ number: 'abc' }, 'number'],
      [{ startedAtMs: Date.now() + 3_600_000 }, 'startedAtMs'],
      [{ startedAtMs: Date.now() - 800 * 86_400_000 }, 'startedAtMs'],
      [{ groupCode: 'G99' }, 'groupCode'],
      [{ contactId: 'nobody' }, 'contactId'],
      [{ talkMs: -1 }, 'talkMs'],
      [{ requestId: '../x' }, 'requestId'],
    ];
    for (const [fault, field] of faults) {
      expect(await codeOf(log(admin.uid, entry(customerId, fault)))).toBe(`invalid-input ${field}`);
    }
  });
});
