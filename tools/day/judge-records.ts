import { dayEnds, emailOf, everybody, operators, type Who } from './cast.ts';
import { linksOf } from './links.ts';
import type { Difference, Entry, EventSent, Fields, Records } from './log.ts';
import type { CallScript, Day } from './script.ts';

/** What the history must contain for a call, given its script and the events sent. */
interface Told {
  call: CallScript;
  startedAt: number;
  answeredAt: number | null;
  waitMs: number;
  talkMs: number;
}

/** Compares the documents at the end of the day with the script and the events sent. */
export function judgeRecords(
  day: Day,
  log: readonly Entry[],
  records: Records,
  customerId: string,
): Difference[] {
  const told = toldOf(day, log);
  return [
    ...judgeHistory(told, log, records, customerId),
    ...judgeCallbacks(told, records),
    ...judgeStatistics(told, records),
    ...judgeStatuses(day, log, records),
  ];
}

function toldOf(day: Day, log: readonly Entry[]): Told[] {
  const events = log.filter((entry): entry is EventSent => entry.kind === 'event');
  const byCall = Map.groupBy(events, ({ call }) => call);
  return [...byCall].flatMap(([key, sent]) => {
    const call = day.calls[key];
    if (!call) return [];
    const isPerson = ({ leg }: EventSent) => {
      const target = call.legs[leg]?.target;
      return target !== undefined && 'person' in target;
    };
    const startedAt = Math.min(...sent.map(({ body }) => body.date_started ?? Infinity));
    const answeredAt = least(sent.filter(isPerson).map(({ body }) => body.date_connected));
    const endedAt = Math.max(...sent.map(({ body }) => body.date_ended ?? 0));
    return [
      {
        call,
        startedAt,
        answeredAt,
        waitMs: (answeredAt ?? endedAt) - startedAt,
        talkMs: Math.max(...sent.map(({ body }) => body.talk_time)),
      },
    ];
  });
}

const least = (times: Array<number | null>): number | null => {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
};

function judgeHistory(
  told: Told[],
  log: readonly Entry[],
  records: Records,
  customerId: string,
): Difference[] {
  const links = linksOf(log);
  const byCall = Map.groupBy(records.calls, (fields) => links.get(textOf(fields['linkedId'])));
  const strangers = (byCall.get(undefined) ?? []).map((fields) => ({
    what: 'history',
    call: null,
    expected: 'only calls of the script',
    seen: `call ${textOf(fields['linkedId'])}`,
  }));
  return [
    ...strangers,
    ...told.flatMap((one) => {
      const found = byCall.get(one.call.key) ?? [];
      const [fields] = found;
      if (!fields || found.length > 1) {
        return [difference('history', one.call.key, 'one call', `${found.length} calls`)];
      }
      return compare('history', one.call.key, expectedCall(one, customerId), seenCall(fields));
    }),
  ];
}

function expectedCall({ call, waitMs, talkMs, startedAt }: Told, customerId: string) {
  const { outcome, operator } = call.expected;
  const isOver = outcome !== null;
  return {
    direction: call.direction,
    ...(isOver ? { active: false, state: 'ended', ringing: '', waitMs, talkMs } : { active: true }),
    outcome,
    operator: operator === null ? null : emailOf(operator, customerId),
    startedAt,
    ...(call.direction === 'internal'
      ? {}
      : {
          groupCode: call.group,
          externalNumber: call.caller.number,
          withheld: call.caller.match === 'withheld',
          match: call.caller.match,
          contacts: call.caller.contactIds.toSorted().join(),
        }),
  };
}

function seenCall(fields: Fields): Fields {
  const caller = mapOf(fields['caller']);
  const ringing = listOf(fields['ringing']).map((one) => textOf(mapOf(one)['email']));
  return {
    ...fields,
    ringing: ringing.toSorted().join(),
    operator: fields['operator'] ? mapOf(fields['operator'])['email'] : null,
    match: caller['match'],
    contacts: listOf(caller['contactIds']).map(textOf).toSorted().join(),
  };
}

/** Who needs a callback, by number and group, until somebody has spoken with them. */
function judgeCallbacks(told: Told[], records: Records): Difference[] {
  const outside = told.filter(({ call }) => call.direction !== 'internal');
  const owed = new Map<string, string[]>();
  for (const { call, startedAt } of outside) {
    const { number, match } = call.caller;
    if (number === null || match === 'withheld' || !isOwed(call)) continue;
    const isSpoken = outside.some(
      (other) =>
        other.call !== call &&
        other.call.caller.number === number &&
        other.answeredAt !== null &&
        other.answeredAt >= startedAt,
    );
    if (!isSpoken) {
      const key = `${number} ${call.group}`;
      owed.set(key, [...(owed.get(key) ?? []), call.key]);
    }
  }
  const open = new Map(
    records.rescues
      .filter((fields) => fields['state'] === 'open')
      .map((fields) => [`${textOf(fields['number'])} ${textOf(fields['groupCode'])}`, fields]),
  );
  const missing = [...owed].flatMap(([key, calls]) => {
    const count = open.get(key)?.['count'] ?? 'no row';
    return count === calls.length
      ? []
      : [
          difference(
            'callbacks',
            calls[0] ?? null,
            `${key}: ${calls.length}`,
            `${key}: ${textOf(count)}`,
          ),
        ];
  });
  const extra = [...open.keys()]
    .filter((key) => !owed.has(key))
    .map((key) => {
      const call = outside.find((one) => `${one.call.caller.number} ${one.call.group}` === key);
      return difference('callbacks', call?.call.key ?? null, `no row for ${key}`, 'an open row');
    });
  return [...missing, ...extra];
}

const isOwed = ({ direction, expected }: CallScript): boolean =>
  expected.promised === true ||
  (direction === 'inbound' &&
    ['missed', 'abandoned', 'voicemail'].includes(expected.outcome ?? 'answered'));

/** Counts and talking time by group and business day, and what each operator answered. */
function judgeStatistics(told: Told[], records: Records): Difference[] {
  const counted = told.filter(
    ({ call }) => call.direction !== 'internal' && call.expected.outcome !== null,
  );
  const byDay = Map.groupBy(
    counted,
    ({ call, startedAt }) => `${call.group ?? ''}_${dayInJapan(startedAt)}`,
  );
  const found = new Map(
    records.statistics.map((fields) => [
      `${textOf(fields['groupCode'])}_${textOf(fields['day'])}`,
      fields,
    ]),
  );
  return [...byDay].flatMap(([key, calls]) =>
    compare('statistics', null, figuresOf(calls), seenFigures(found.get(key)), `${key}: `),
  );
}

function figuresOf(calls: Told[]) {
  const outcomes = (direction: string) =>
    counts(
      calls
        .filter(({ call }) => call.direction === direction)
        .map(({ call }) => call.expected.outcome ?? ''),
    );
  const answered = calls.filter(({ call }) => call.expected.outcome === 'answered');
  const answeredBy = answered.flatMap(({ call: { direction, expected } }) =>
    direction === 'inbound' && expected.operator ? [String(operators[expected.operator].id)] : [],
  );
  return {
    inbound: outcomes('inbound'),
    outbound: outcomes('outbound'),
    talkMs: answered.reduce((sum, { talkMs }) => sum + talkMs, 0),
    answeredBy: counts(answeredBy),
  };
}

function seenFigures(fields: Fields | undefined): Fields {
  if (!fields) return { inbound: 'no document' };
  const answeredBy = listOf(fields['operators'])
    .map(mapOf)
    .filter((operator) => operator['answered'] !== 0);
  return {
    inbound: listed(mapOf(fields['inbound'])),
    outbound: listed(mapOf(fields['outbound'])),
    talkMs: fields['talkMs'],
    answeredBy: listed(
      Object.fromEntries(answeredBy.map((one) => [textOf(one['id']), one['answered']])),
    ),
  };
}

const counts = (keys: string[]): string =>
  listed(
    Object.fromEntries([...Map.groupBy(keys, (key) => key)].map(([key, all]) => [key, all.length])),
  );

const listed = (figures: Fields): string =>
  Object.entries(figures)
    .filter(([, count]) => count !== 0)
    .map(([key, count]) => `${key} ${textOf(count)}`)
    .toSorted()
    .join(', ');

/** `20261130`, the business day. Japan has no summer time. */
const dayInJapan = (ms: number): string =>
  new Date(ms + 9 * 3_600_000 - dayEnds.afterMs).toISOString().slice(0, 10).replaceAll('-', '');

/** Everybody's status at the end, as expected by their last check. */
function judgeStatuses(day: Day, log: readonly Entry[], records: Records): Difference[] {
  return everybody.flatMap((who: Who) => {
    const last = log.findLast((entry) => entry.kind === 'status' && entry.who === who);
    if (last?.kind !== 'status') return [];
    return compare('status', null, { status: last.code }, records.agents[who] ?? {}, `${who}: `);
  });
}

function compare(
  what: string,
  call: string | null,
  expected: object,
  seen: Fields,
  prefix = '',
): Difference[] {
  return Object.entries(expected).flatMap(([key, value]) =>
    value === (seen[key] ?? null)
      ? []
      : [
          difference(
            what,
            call,
            `${prefix}${key} ${textOf(value)}`,
            `${prefix}${key} ${textOf(seen[key])}`,
          ),
        ],
  );
}

const difference = (
  what: string,
  call: string | null,
  expected: string,
  seen: string,
): Difference => ({ what, call, expected, seen });

const mapOf = (value: unknown): Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);
