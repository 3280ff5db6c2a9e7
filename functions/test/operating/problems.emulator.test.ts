import { beforeAll, expect, test } from 'vitest';
import { hashed } from '../../src/log.ts';
import { lineLimit, noteLimit, problemSchema } from '../../src/model/desk/page-note.ts';
import { paths } from '../../src/model/paths.ts';
import { withDates } from '../../src/model/text/with-dates.ts';
import { notePage, reportProblem } from '../../src/pages/page-callables.ts';
import { addCustomer, addMember, codeOf, openPeople, requestOf, type People } from '../people.ts';

/** What pages tell of by themselves, and what somebody reports. */

let people: People;
beforeAll(() => {
  people = openPeople('demo-problems');
});

const line = { atMs: 1_764_600_000_000, what: 'shown', is: 'window', linkedId: '4711' };
const report = { browser: 'Mozilla/5.0 (X11; Linux x86_64)', skewMs: -1_200, lines: [line] };

test('a report of any member is kept for 30 days under a number, with calls as the log has them', async () => {
  const { customerId } = await addCustomer(people);
  const { uid } = await addMember(people, customerId, 'viewer');
  const before = Date.now();
  const { number } = await reportProblem(requestOf(uid, { customerId, ...report }));
  expect(number).toMatch(/^\d{6}$/);
  const kept = await people.db.doc(paths.problem(customerId, number)).get();
  const problem = problemSchema.parse(withDates(kept.data()));
  expect(problem).toMatchObject({
    uid,
    browser: report.browser,
    skewMs: -1_200,
    lines: [{ what: 'shown', is: 'window', call: hashed('4711'), at: new Date(line.atMs) }],
  });
  expect(problem.expireAt.getTime() - problem.receivedAt.getTime()).toBe(30 * 86_400_000);
  expect(problem.receivedAt.getTime()).toBeGreaterThanOrEqual(before);
  expect(JSON.stringify(kept.data())).not.toContain('4711');
});

test('only members report, a third within a minute waits, and there is a limit to all of it', async () => {
  const { customerId, admin } = await addCustomer(people);
  const { admin: stranger } = await addCustomer(people);
  const { uid: left } = await addMember(people, customerId, 'operator', { active: false });
  const ask = (uid: string | null, more: object = {}) =>
    codeOf(reportProblem(requestOf(uid, { customerId, ...report, ...more })));
  expect(await ask(null)).toBe('signed-out');
  expect(await ask(stranger.uid)).toBe('not-a-member');
  expect(await ask(left)).toBe('not-a-member');
  const lines = (count: number) => ({ lines: Array.from({ length: count }, () => line) });
  const refused = [
    lines(lineLimit + 1),
    { browser: 'x'.repeat(301) },
    { browser: '山田のパソコン' },
    { lines: [{ ...line, is: '山田 太郎' }] },
    { lines: [{ ...line, is: '09012345678' }] },
    { lines: [{ ...line, linkedId: 'a/b' }] },
  ];
  for (const more of refused) {
    const { uid } = await addMember(people, customerId, 'operator');
    expect(await ask(uid, more)).toMatch(/^invalid-input /);
    await reportProblem(requestOf(uid, { customerId, ...report, ...lines(lineLimit) }));
  }
  await reportProblem(requestOf(admin.uid, { customerId, ...report }));
  await reportProblem(requestOf(admin.uid, { customerId, ...report }));
  expect(await ask(admin.uid)).toBe('too-many-requests');
});

test('notes are for members, a few at a time', async () => {
  const { customerId, admin } = await addCustomer(people);
  const { admin: stranger } = await addCustomer(people);
  const note = { kind: 'hop', hop: 'webhook' };
  const notes = (count: number) => ({
    customerId,
    notes: Array.from({ length: count }, () => note),
  });
  expect(await codeOf(notePage(requestOf(stranger.uid, notes(1))))).toBe('not-a-member');
  expect(await codeOf(notePage(requestOf(admin.uid, notes(noteLimit + 1))))).toBe(
    'invalid-input notes',
  );
  expect(await notePage(requestOf(admin.uid, notes(noteLimit)))).toEqual({});
});
