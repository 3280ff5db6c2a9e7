import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { log } from '../../functions/src/log.ts';
import { alerts, alertText, filterOf, metrics, type Metric } from './alerts.ts';
import { root } from '../root.ts';

/**
 * Prints what the logger prints for each sample. In a process of its own: the logger keeps the console's functions as
 * they are when it is loaded, which another test file may have done.
 */
const program = `
  const lines = [];
  for (const level of ['debug', 'info', 'log', 'warn', 'error']) console[level] = (text) => lines.push(JSON.parse(text));
  const [file, samples] = process.argv.slice(1);
  const { log } = await import(file);
  for (const [name, fields] of JSON.parse(samples)) log[name]({ ...fields, error: new Error(fields.error) });
  process.stdout.write(JSON.stringify({ names: Object.keys(log), lines }));
`;

const customerId = 'shop';
const call = { customerId, linkedId: '4711' };

/** One of each line; a new one has to be added here, and the types hold the fields. */
const samples: { [Line in keyof typeof log]: Parameters<(typeof log)[Line]>[0][] } = {
  accepted: [
    { ...call, outcome: 'stored', ms: 80 },
    { customerId, outcome: 'dead-letter', id: 'a', ms: 80 },
  ],
  refused: [{ customerId, code: 'invalid-signature', reason: 'mismatch', bytes: 3 }],
  bodyRefused: [{ status: 415, code: 'unsupported-encoding', encoding: 'gzip', declaredBytes: 3 }],
  notDurable: [{ customerId, reason: 'ledger', ms: 4_000 }],
  bridgeToken: [{ customerId, bridge: 'pbx' }],
  secretUnusable: [{ customerId, reason: 'unsealing or policy' }],
  dialpadRefused: [{ customerId, method: 'GET', path: '/calls', status: 500, code: 'busy' }],
  recordLater: [{ ...call, reason: 'contention' }],
  finished: [call],
  deadLetter: [{ customerId, id: 'a', reason: 'unreadable-entry' }],
  merged: [{ customerId, from: '4711', into: '4712' }],
  swept: [{ customerId, closed: 1, finished: 0, rested: 0 }],
  reconciled: [{ customerId, pages: 1, rows: 2, restored: 0, isDone: true }],
  testCall: [{ customerId, uid: 'u', status: 200 }],
  callableRefused: [{ name: 'logCall', uid: 'u', code: 'unavailable', linkedId: '4711' }],
  cardShown: [{ ...call, channel: 'window', ms: 700 }],
  hopBroken: [{ customerId, hop: 'listener' }],
  pageFailed: [{ customerId, name: 'TypeError', at: 'a.js:1:2' }],
  problemReported: [{ customerId, number: '123456', lines: 3 }],
  found: [{ customerId, code: 'no-events', count: 9 }],
  customerDeleted: [{ customerId, members: 1 }],
  statisticFull: [{ customerId, id: 'G01_20261201' }],
  notStarted: [{ reason: 'the sealing key is the demo’s' }],
  failed: [{ where: 'follow call', error: '03-1234-5678', linkedId: '4711' }],
};

const given = Object.entries(samples).flatMap(([name, all]) => all.map((one) => [name, one]));
const file = pathToFileURL(join(root, 'functions/src/log.ts')).href;
const options = ['--input-type=module', '--eval', program, file, JSON.stringify(given)];
const ran = spawnSync(process.execPath, options, { cwd: root, encoding: 'utf8' });
const printed = JSON.parse(ran.stdout) as { names: string[]; lines: Record<string, unknown>[] };
const lines = printed.lines.map((line, index) => ({ name: given[index]?.[0], line }));

describe('the log', () => {
  test('has one event name for each line', () => {
    const names = new Map(lines.map(({ name, line }) => [name, line['event']]));
    expect(new Set(names.values()).size).toBe(printed.names.length);
    for (const event of names.values()) expect(event).toMatch(/^[a-z-]+$/);
  });

  test('knows a call by one hash, from the webhook to the card, and never by its id', () => {
    const ofCalls = lines.filter(({ line }) => 'call' in line);
    expect(ofCalls.map(({ name }) => name)).toEqual([
      'accepted',
      'recordLater',
      'finished',
      'callableRefused',
      'cardShown',
      'failed',
    ]);
    expect(new Set(ofCalls.map(({ line }) => line['call'])).size).toBe(1);
    expect(JSON.stringify(lines)).not.toMatch(/4711|4712|03-1234/);
  });
});

describe('the alerts', () => {
  test.each(Object.entries<Metric>(metrics))(
    '%s counts lines that are written',
    (_name, metric) => {
      const counted = lines.filter(({ line }) =>
        Object.entries(metric.lines).every(([field, value]) => line[field] === value),
      );
      expect(counted).not.toEqual([]);
      const { value } = metric;
      const types = value === undefined ? [] : counted.map(({ line }) => typeof line[value]);
      expect(types.filter((type) => type !== 'number')).toEqual([]);
      expect(filterOf(metric)).toContain(`jsonPayload.event="${metric.lines.event}"`);
    },
  );

  test('each metric is watched, but for what objectives are read from', () => {
    const watched = Object.values(alerts).map(({ of }) => of);
    const unwatched = Object.keys(metrics).filter((name) => !watched.some((of) => of === name));
    expect(unwatched).toEqual(['webhook-ms']);
  });

  test('each leads to an entry of the runbook', () => {
    const runbook = readFileSync(join(root, 'docs/operating.md'), 'utf8').split('## Runbook')[1];
    for (const { todo } of Object.values(alerts)) expect(runbook).toContain(`**${todo}`);
  });

  test('the platform’s metric is of a function that is deployed', () => {
    const index = readFileSync(join(root, 'functions/src/index.ts'), 'utf8').toLowerCase();
    const services = Object.values(alerts).flatMap(({ of }) =>
      typeof of === 'string' ? [] : (/service_name="(\w+)"/.exec(of.filter)?.[1] ?? ''),
    );
    expect(services).not.toEqual([]);
    for (const service of services) expect(index).toContain(`export const ${service} =`);
  });

  test('are made by a script that bash can read', () => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: alertText('shop-1') });
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
  });
});
