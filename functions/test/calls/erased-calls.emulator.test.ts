import { beforeAll, expect, test } from 'vitest';
import { erasePerson } from '../../src/contacts/erase-person.ts';
import { paths } from '../../src/model/paths.ts';
import { createIds, scenario } from '../../../tools/demo/scenarios.ts';
import { deliver, freshCustomer } from '../calls.ts';
import { emptyDatabase, everything, openDatabase, requireCall, seedCustomer } from '../database.ts';

const projectId = 'demo-erased-calls';
const db = openDatabase(projectId);
beforeAll(() => emptyDatabase(projectId));

const number = '+819055550101';
const begin = Date.parse('2026-11-20T03:00:00Z');

test('late and repeated events of an erased call bring nothing of its caller back', async () => {
  const customerId = freshCustomer('erased');
  await seedCustomer(db, customerId, {
    secret: null,
    lines: { west: { number: '0501748' } },
    contacts: { sato: { name: '佐藤 花', kana: 'さとう はな', kind: 'new', phones: [number] } },
  });
  const events = scenario('inbound-answered', {
    from: number,
    to: '+815017481234',
    startedAtMs: begin,
    ids: createIds(begin),
  }).map(({ event }) => ({ ...event }));
  const at = new Date(begin);
  const [early, late] = [events.slice(0, -1), events.slice(-1)];
  let linkedId = '';
  for (const event of early) linkedId = await deliver(db, customerId, event, at);
  expect((await requireCall(db, customerId, linkedId)).caller.contactIds).toEqual(['sato']);
  await erasePerson(db, {
    customerId,
    contactId: 'sato',
    by: { uid: 'admin', name: '山本' },
    now: at,
  });
  const kept = await db.collection(paths.ledger(customerId)).get();
  expect(kept.size).toBe(early.length);
  // Sent again, and what was still on its way.
  for (const event of [...early, ...late]) {
    expect(await deliver(db, customerId, event, at)).toBe(linkedId);
  }
  const left = JSON.stringify(
    Object.entries(await everything(db)).filter(([path]) => path.includes(customerId)),
  );
  for (const word of ['佐藤', '9055550101']) expect(left).not.toContain(word);
  expect(await requireCall(db, customerId, linkedId)).toMatchObject({
    externalNumber: null,
    caller: { match: 'unknown', contactIds: [] },
    state: 'ended',
    outcome: 'answered',
  });
});
