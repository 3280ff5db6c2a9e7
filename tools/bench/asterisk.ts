import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cdrColumns, cdrFile } from '../../bridge/asterisk/configuration.ts';
import type { Phone } from '../../bridge/asterisk/phone.ts';
import { bundle, type RunningBridge, startBridge } from '../../bridge/test/running-bridge.ts';
import { openShop, type Shop } from '../../bridge/test/shop.ts';
import { type Call, callSchema } from '../../functions/src/model/calls/call.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { withDates } from '../../functions/src/model/text/with-dates.ts';
import { tcpProxy } from '../../web/e2e/tcp-proxy.ts';
import { ensureBuilt } from '../build.ts';
import { finishAll } from './judge.ts';
import { makeCalls } from './sipp.ts';
import { percentile, table } from './statistics.ts';
import { withSystem } from './system.ts';
import { customerId, secret } from './traffic.ts';

const defaultCalls = 1_000;
const callsPerSecond = 7;
/** The network is gone so long, in a run that lasts long enough. */
const cutMs = 60_000;
/** As the service in the README starts it again. */
const restartMs = 5_000;
/** What the talk time may differ from Asterisk's own. */
const toleranceMs = 50;

/** What the bridge heard so shortly before it was killed may not have been on its disk. */
const unstoredMs = 200;

/** Each kind has callers of its own, by which its calls are found, and a share of all. */
const kinds = {
  direct: { prefix: '09020', to: '05017480001', share: 0.6 },
  group: { prefix: '09040', to: '05017480002', share: 0.15 },
  missed: { prefix: '09030', to: '05017480001', share: 0.2 },
  transfer: { prefix: '09050', to: '05017480001', share: 0.05 },
} as const;
type Kind = keyof typeof kinds;

/** When the bridge heard nothing, by our clock. */
interface Gap {
  from: number;
  to: number;
}

/** Many calls on a real Asterisk while the network goes and the bridge is killed: is each there, once, and right? */
export async function benchAsterisk(option = String(defaultCalls)): Promise<void> {
  const total = Number(option);
  await ensureBuilt('bridge');
  const folder = mkdtempSync(join(tmpdir(), 'cti-bench-'));
  const shop = await openShop();
  try {
    await withSystem(8, async ({ db, url }) => {
      const target = new URL(url);
      const proxy = await tcpProxy(Number(target.port));
      const start = async () => {
        const { amiPort, secret: amiSecret } = shop.asterisk.place;
        const through = `http://${proxy.address}${target.pathname}`;
        const settings = { folder, amiPort, amiSecret, url: through, secret, program: bundle };
        const bridge = startBridge({ ...settings, heartbeatSeconds: 10 });
        await bridge.logged('ami', { state: 'ready' });
        return bridge;
      };
      let bridge: RunningBridge = await start();
      const gaps: Gap[] = [];
      const kill = async () => {
        const from = Date.now();
        await bridge.kill();
        await delay(restartMs);
        bridge = await start();
        gaps.push({ from, to: Date.now() });
      };
      const overMs = (total / callsPerSecond) * 1_000;
      const began = Date.now();
      const calls = place(shop, folder, total, overMs);
      const breaking = breakThings(overMs, proxy, kill);
      const [made, goneMs] = await Promise.all([calls, breaking]);
      const placedMs = Date.now() - began;
      await untilDelivered(() => bridge.status());
      const drainedMs = Date.now() - began - placedMs;
      const late = await finishAll(db);
      const { docs } = await db.collection(paths.calls(customerId)).get();
      const stored = docs.map((one) => callSchema.parse(withDates(one.data())));
      console.log(
        `${total} calls in ${(overMs / 1_000).toFixed(0)} s on Asterisk; the network gone for ${(goneMs / 1_000).toFixed(0)} s, half of it silently;` +
          ` the bridge killed twice, deaf for ${gaps.map(({ from, to }) => `${((to - from) / 1_000).toFixed(1)} s`).join(' and ')}\n`,
      );
      console.log(judge(made, stored, recordsOf(shop), gaps));
      console.log(
        `\n${late} ledger entries left to the trigger; all delivered ${(drainedMs / 1_000).toFixed(1)} s after the last call\n`,
      );
      console.log(bridge.status());
      proxy.close();
      await bridge.stop();
    });
  } finally {
    await shop.close();
    rmSync(folder, { recursive: true });
  }
}

/**
 * The network goes after a fifth of the time; the bridge is killed without it, and once more when it's back. How long
 * it was gone, ms.
 */
async function breakThings(
  overMs: number,
  proxy: Awaited<ReturnType<typeof tcpProxy>>,
  kill: () => Promise<void>,
): Promise<number> {
  const cut = Math.min(cutMs, overMs * 0.42);
  await delay(overMs * 0.2);
  const from = Date.now();
  proxy.set('swallow');
  await delay(cut / 4);
  await kill();
  await delay(Math.max(0, from + cut / 2 - Date.now()));
  proxy.set('refuse');
  await delay(Math.max(0, from + cut - Date.now()));
  proxy.set('pass');
  const goneMs = Date.now() - from;
  await delay(overMs * 0.15);
  await kill();
  return goneMs;
}

/** What those who placed the calls say of them. */
interface Made {
  calls: Array<{ kind: Kind; number: string }>;
  good: number;
  failed: number;
  /** How long the people of a transferred call talked, by their own clocks. */
  talks: Map<string, number>;
}

async function place(shop: Shop, folder: string, total: number, overMs: number): Promise<Made> {
  const own = (kind: Kind) =>
    Array.from({ length: Math.round(total * kinds[kind].share) }, (_, n) => ({
      from: `${kinds[kind].prefix}${String(n).padStart(6, '0')}`,
      to: kinds[kind].to,
    }));
  const talks = new Map<string, number>();
  staff(shop, talks);
  const traffic = { folder, sipPort: shop.asterisk.place.sipPort, overMs };
  const [answered, missed] = await Promise.all([
    makeCalls({
      ...traffic,
      name: 'direct',
      calls: own('direct'),
      ends: 'talk',
      endMs: [6_000, 15_000],
    }),
    makeCalls({
      ...traffic,
      name: 'missed',
      calls: own('missed'),
      ends: 'ring',
      endMs: [8_000, 12_000],
    }),
    byOurPhone(shop, own('group'), overMs, (n) => 9_000 + ((n * 1_700) % 9_000)),
    // 101 rings, talks and hands it over; 103 rings and talks.
    byOurPhone(shop, own('transfer'), overMs, () => 16_000),
  ]);
  const calls = (Object.keys(kinds) as Kind[]).flatMap((kind) =>
    own(kind).map(({ from }) => ({ kind, number: `+81${from.slice(1)}` })),
  );
  return {
    calls,
    talks,
    good: answered.good + missed.good + own('group').length + own('transfer').length,
    failed: answered.failed + missed.failed,
  };
}

/** Who takes which call: 101 those for it alone, 102 those of the group, 103 what it's handed; nobody the missed ones. */
function staff(shop: Shop, talks: Map<string, number>): void {
  const answering = async (phone: Phone, kindsTaken: Kind[]) => {
    for (let nth = 0; ; nth += 1) {
      const call = await phone.incoming.next();
      const kind = kindsTaken.find((one) => call.other.includes(`sip:${kinds[one].prefix}`));
      if (!kind) continue;
      const number = /sip:0(\d+)@/.exec(call.other)?.[1] ?? '';
      void (async () => {
        await delay(1_500 + ((nth * 700) % 2_000));
        call.answer();
        const from = performance.now();
        if (kind === 'transfer' && phone.user === '101') {
          await delay(3_000);
          await call.transfer('103');
        }
        await call.ended;
        if (kind !== 'transfer') return;
        const before = talks.get(`+81${number}`) ?? 0;
        talks.set(`+81${number}`, before + performance.now() - from);
      })();
    }
  };
  void answering(shop.phone('101'), ['direct', 'transfer']);
  void answering(shop.phone('102'), ['group']);
  void answering(shop.phone('103'), ['transfer']);
}

/** Calls whose caller is told who took them, which sipp can't expect; each hangs up so long after it has dialled. */
async function byOurPhone(
  shop: Shop,
  calls: Array<{ from: string; to: string }>,
  overMs: number,
  lastsMs: (nth: number) => number,
): Promise<void> {
  const talking: Array<Promise<void>> = [];
  for (const [nth, { from, to }] of calls.entries()) {
    await delay(overMs / (calls.length + 1));
    const call = shop.carrier.dial(to, `<sip:${from}@carrier.example>`);
    talking.push(delay(lastsMs(nth)).then(() => call.hangUp()));
  }
  await Promise.all(talking);
}

/** A call as Asterisk itself recorded it; times in ms. */
interface CallRecord {
  answer: number;
  end: number;
}

/** Asterisk's records by the caller's number: one for each phone that was dialled, 0 where it didn't answer. */
function recordsOf(shop: Shop): Map<string, CallRecord[]> {
  const file = join(shop.asterisk.place.folder, 'log/cdr-custom', cdrFile);
  const records = new Map<string, CallRecord[]>();
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const values = line.split(',');
    const column = (name: (typeof cdrColumns)[number]) => values[cdrColumns.indexOf(name)] ?? '';
    const number = `+81${column('src').slice(1)}`;
    const record = { answer: 1_000 * Number(column('answer')), end: 1_000 * Number(column('end')) };
    records.set(number, [...(records.get(number) ?? []), record]);
  }
  return records;
}

/** Until the bridge has nothing left to say. */
async function untilDelivered(status: () => string): Promise<void> {
  const until = Date.now() + 300_000;
  while (!/^waiting +0$/m.test(status())) {
    if (Date.now() > until) return console.log('The bridge still waits with something.');
    await delay(1_000);
  }
}

function judge(
  made: Made,
  stored: Call[],
  records: Map<string, CallRecord[]>,
  gaps: Gap[],
): string {
  const own = stored.filter(({ mergedInto }) => mergedInto === null);
  const byNumber = new Map<string | null, Call[]>();
  for (const call of own) {
    byNumber.set(call.externalNumber, [...(byNumber.get(call.externalNumber) ?? []), call]);
  }
  const of = (number: string): Call[] => byNumber.get(number) ?? [];
  const count = (isSo: (call: Made['calls'][number]) => boolean) => made.calls.filter(isSo).length;
  const wanted = { direct: 'answered', group: 'answered', missed: 'missed', transfer: 'answered' };
  const operators = { direct: '101', group: '102', missed: null, transfer: '103' };
  const row = (name: string, expected: number | string, found: number | string) => [
    name,
    String(expected),
    String(found),
  ];
  const outcomes = (Object.keys(kinds) as Kind[]).map((one) =>
    row(
      `${one}: ${wanted[one]}${operators[one] === null ? '' : `, by ${operators[one]}`}`,
      count(({ kind }) => kind === one),
      count(({ kind, number }) => {
        const [call] = of(number);
        const isRight = call?.outcome === wanted[one] && call.state === 'ended';
        return kind === one && isRight && (call.operator?.id ?? null) === operators[one];
      }),
    ),
  );
  const known = new Set(made.calls.map(({ number }) => number));
  return table(
    ['', 'Asterisk, sipp', 'Firestore'],
    [
      row('calls', `${records.size} recorded, ${made.good} good`, own.length),
      row('failed at the caller', made.failed, ''),
      row(
        'lost',
        0,
        count(({ number }) => of(number).length === 0),
      ),
      row(
        'doubled',
        0,
        count(({ number }) => of(number).length > 1),
      ),
      row('of nobody', 0, own.filter((one) => !known.has(one.externalNumber ?? '')).length),
      ...outcomes,
      row(
        'transfer: from 101',
        count(({ kind }) => kind === 'transfer'),
        count(
          ({ kind, number }) =>
            kind === 'transfer' && of(number)[0]?.transferredFrom?.operator.id === '101',
        ),
      ),
      ...talkRows(made, of, records, gaps, row),
    ],
  );
}

/** The talk times against Asterisk's records, and of calls that were handed over against the phones' clocks. */
function talkRows(
  made: Made,
  of: (number: string) => Call[],
  records: Map<string, CallRecord[]>,
  gaps: Gap[],
  row: (name: string, expected: number | string, found: number | string) => string[],
): string[][] {
  const isDeaf = (at: number) => gaps.some(({ from, to }) => at >= from - unstoredMs && at <= to);
  const differences = { heard: [] as number[], gap: [] as number[], handed: [] as number[] };
  for (const { kind, number } of made.calls) {
    const [call] = of(number);
    const talks = (records.get(number) ?? []).filter(({ answer }) => answer > 0);
    const [record] = talks;
    if (!call || !record) continue;
    const inGap = talks.some(({ answer, end }) => isDeaf(answer) || isDeaf(end));
    const talkMs = kind === 'transfer' ? made.talks.get(number) : record.end - record.answer;
    const which = inGap ? 'gap' : kind === 'transfer' ? 'handed' : 'heard';
    differences[which].push(Math.abs(call.talkMs - (talkMs ?? 0)));
  }
  const within = (name: string, values: number[]) =>
    row(
      name,
      values.length,
      values.length === 0
        ? ''
        : `${values.filter((one) => one <= toleranceMs).length}, p95 ${percentile(values, 0.95).toFixed(0)} ms, most ${Math.max(...values).toFixed(0)} ms`,
    );
  return [
    within(`talk within ${toleranceMs} ms of the record`, differences.heard),
    within(`handed over, within ${toleranceMs} ms of the phones`, differences.handed),
    within('answered or ended unheard', differences.gap),
  ];
}
