import { table } from './statistics.ts';

/**
 * `npm run bench -- cost`: what a month costs, by a formula. Documents of a call are measured by
 * functions/test/operating/cost.emulator.test.ts, which holds {@link ofCall} to them; docs/cost.md explains the rest.
 */

/**
 * List prices in USD for asia-northeast1, without taxes and discounts. Where each is from, and of when, is said in
 * docs/cost.md; cost.test.ts holds those of the functions to the CLI's own list. Look at Google's pages for today's.
 */
export const prices = {
  reads: 0.038 / 100_000,
  writes: 0.115 / 100_000,
  /** TTL deletes what has expired. */
  deletes: 0.013 / 100_000,
  storedGiB: 0.115,
  egressGiB: 0.12,
  invocations: 0.000_000_4,
  cpuS: 0.000_024,
  memoryGiBS: 0.000_002_5,
  /** An instance that is kept warm: one CPU and half a GiB, for a second. */
  warmS: 0.000_002_5 + 0.5 * 0.000_002_5,
} as const;

/** What is free, for each project. What TTL deletes isn't. */
export const free = {
  readsPerDay: 50_000,
  writesPerDay: 20_000,
  storedGiB: 1,
  egressGiB: 10,
  invocations: 2_000_000,
  cpuS: 180_000,
  memoryGiBS: 360_000,
} as const;

/** A customer base; all are in one project. */
export interface Size {
  name: string;
  shops: number;
  /** Open consoles at a time, in all shops. */
  consoles: number;
  /** How many of them listen to a call's changes: those of its group, and admins. */
  listeners: number;
  callsPerDay: number;
  hoursPerDay: number;
  /** Pages of the history, contacts and statistics opened, by each console and hour. */
  viewsPerHour: number;
}

export const sizes: Size[] = [
  {
    name: 'one shop',
    shops: 1,
    consoles: 3,
    listeners: 3,
    callsPerDay: 100,
    hoursPerDay: 10,
    viewsPerHour: 6,
  },
  {
    name: '20 shops',
    shops: 20,
    consoles: 60,
    listeners: 4,
    callsPerDay: 2_000,
    hoursPerDay: 10,
    viewsPerHour: 6,
  },
  {
    name: '1,000 operators',
    shops: 100,
    consoles: 1_000,
    listeners: 20,
    callsPerDay: 40_000,
    hoursPerDay: 10,
    viewsPerHour: 6,
  },
];

/**
 * What a call costs on the server, in documents. A leg is a phone or a queue that the call reached; each has about three
 * events (it rings, is answered, ends), and the call one or two more for recording and summary. The webhook's writes are
 * exact (ledger entry and call for each event, an alias for each leg). It reads the customer's secrets and its switch for
 * each event that comes alone, and a caller. What follows is a bound.
 */
export const ofCall = (legs: number, events: number) => ({
  webhook: { reads: 2 * events + 4, writes: 2 * events + legs },
  /** Statuses of people, callback row, figures. */
  follow: { reads: 12 + 10 * legs, writes: 5 + 3 * legs },
});

/** What one run of the sweep reads, each minute, when there's nothing to do: a read for each of its questions. */
export const sweepReads = 4;

/** What pages read and write. The rules' own read of the member document is in it, once for each request. */
export const page = {
  /** Opening the console: member, groups, settings, callbacks, active calls. */
  opening: 60,
  /** The light: a document every six seconds. */
  lightPerHour: 600,
  /** A test signal, every quarter of an hour: a callable, a request, a write, and the document that arrives. */
  canary: { reads: 4, writes: 1, invocations: 2 },
  /** A popup: call, memos, previous calls, contact, lines, choices, each with the rules' read. */
  popup: { reads: 30, writes: 3 },
  /** A page of fifty rows. */
  view: 51,
} as const;

/** A call as shops have it: two phones or a queue and a phone, and a recording. */
const usual = { legs: 2, events: 8 };
/** Popups for each call: several phones ring for some. */
const popupsPerCall = 1.5;
/** Guesses, rounded up: a change in a listener's stream, a row of a page, the console's own files; a call and a ledger entry with their indexes. */
const bytes = { change: 4_000, row: 3_000, pageLoad: 500_000, call: 12_000, entry: 3_000 };
/** CPU seconds of an invocation, at a concurrency that small numbers never reach, so none is shared. */
const cpuSPerInvocation = 0.1;
const days = 30;
const GiB = 1024 ** 3;

export interface Month {
  reads: number;
  writes: number;
  deletes: number;
  invocations: number;
  egressGiB: number;
  /** After two years, which is how long calls are kept. */
  storedGiB: number;
  usd: number;
}

/** A month of a size, in units and USD: what is over the free tier of each day or month. */
export function monthOf(size: Size): Month {
  const { consoles, listeners, callsPerDay, hoursPerDay, viewsPerHour } = size;
  const { legs, events } = usual;
  const { webhook, follow } = ofCall(legs, events);
  const call = {
    reads: webhook.reads + follow.reads,
    writes: webhook.writes + follow.writes,
  };
  const consoleHours = consoles * hoursPerDay;
  const daily = {
    reads:
      callsPerDay * (call.reads + events * listeners + popupsPerCall * page.popup.reads) +
      consoleHours * (page.lightPerHour + 4 * page.canary.reads + viewsPerHour * page.view) +
      consoles * page.opening +
      1440 * sweepReads,
    writes:
      callsPerDay * (call.writes + popupsPerCall * page.popup.writes) +
      consoleHours * 4 * page.canary.writes,
    // Ledger, aliases, receipts, calls: about what was created, later.
    deletes: callsPerDay * (events + legs + popupsPerCall + 1),
  };
  const invocations =
    days * (callsPerDay * events * 2 + consoleHours * (4 * page.canary.invocations + 1) + 1440);
  const egressGiB =
    (days *
      (callsPerDay * events * listeners * bytes.change +
        consoleHours * viewsPerHour * 50 * bytes.row +
        consoles * bytes.pageLoad)) /
    GiB;
  const storedGiB = (callsPerDay * (730 * bytes.call + 90 * events * bytes.entry)) / GiB;
  const over = (used: number, freeOfCharge: number) => Math.max(0, used - freeOfCharge);
  const usd =
    days * over(daily.reads, free.readsPerDay) * prices.reads +
    days * over(daily.writes, free.writesPerDay) * prices.writes +
    days * daily.deletes * prices.deletes +
    over(storedGiB, free.storedGiB) * prices.storedGiB +
    over(egressGiB, free.egressGiB) * prices.egressGiB +
    over(invocations, free.invocations) * prices.invocations +
    over(invocations * cpuSPerInvocation, free.cpuS) * prices.cpuS +
    over(invocations * cpuSPerInvocation * 0.5, free.memoryGiBS) * prices.memoryGiBS +
    days * 86_400 * prices.warmS;
  return {
    reads: days * daily.reads,
    writes: days * daily.writes,
    deletes: days * daily.deletes,
    invocations,
    egressGiB,
    storedGiB,
    usd,
  };
}

/** Prints the three sizes; as in docs/cost.md. */
export function benchCost(): void {
  console.log(costTable());
}

const millions = (count: number) => `${(count / 1_000_000).toFixed(1)} M`;

export const costTable = (): string =>
  table(
    ['a month', ...sizes.map(({ name }) => name)],
    (
      [
        ['reads', ({ reads }) => millions(reads)],
        ['writes', ({ writes }) => millions(writes)],
        ['deletes', ({ deletes }) => millions(deletes)],
        ['invocations', ({ invocations }) => millions(invocations)],
        ['egress, GiB', ({ egressGiB }) => egressGiB.toFixed(1)],
        ['stored after two years, GiB', ({ storedGiB }) => storedGiB.toFixed(0)],
        ['USD', ({ usd }) => usd.toFixed(0)],
      ] satisfies [string, (month: Month) => string][]
    ).map(([name, text]) => [name, ...sizes.map((size) => text(monthOf(size)))]),
  );
