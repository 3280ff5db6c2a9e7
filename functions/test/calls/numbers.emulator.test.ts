import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { client } from '../client.ts';
import { emptyDatabase, openDatabase, readCall, requireCall, seedCustomer } from '../database.ts';
import { paths } from '../../src/model/paths.ts';
import { freshCallId, ringing } from '../events.ts';
import { setupMs, startServer, type Server } from '../harness.ts';

/** NUM: from a number as it was sent to the person who calls and the store that is called. */

const projectId = 'demo-numbers';
const secret = 'the-secret-of-acme-is-long-enough-for-hs256';
const db = openDatabase(projectId);
let server: Server;

const contact = (name: string, ...phones: string[]) => ({ name, phones });

beforeAll(async () => {
  await emptyDatabase(projectId);
  await seedCustomer(db, 'acme', {
    secret,
    lines: {
      shorter: { number: '0501748' },
      longer: { number: '05017481' },
      'twin-a': { number: '0501749' },
      'twin-b': { number: '+81501749' },
      empty: { number: '' },
      nought: { number: '0' },
      country: { number: '+8' },
      broken: { number: '0501750', groupCode: null as unknown as string },
      whole: { number: '+815017511234' },
    },
    contacts: {
      yamada: contact('山田 太郎', '+819012345678'),
      hanako: contact('佐藤 花子', '+81335551234'),
      ichiro: contact('佐藤 一郎', '+81335551234'),
      free: contact('フリー', '+81120123456'),
      emergency: contact('誰か', '110', '+110', '119', ''),
    },
  });
  const member = { role: 'operator', groupCodes: ['G-own', 'G-longer'], active: true };
  const members = {
    someone: { ...member, email: 'someone@example.com' },
    other: { ...member, email: 'other@example.com', groupCodes: ['G-shorter'] },
    former: { ...member, email: 'former@example.com', active: false },
    viewer: { ...member, email: 'viewer@example.com', role: 'viewer' },
  };
  for (const [uid, fields] of Object.entries(members)) {
    await db.doc(paths.member('acme', uid)).set({ ...fields, uid, name: uid });
  }
  server = await startServer({ projectId });
}, setupMs);
afterAll(async () => {
  await server.stop();
  await db.terminate();
});

const { post, postJson } = client(() => server.port, 'acme', secret);

async function callOf(fields: Record<string, unknown>) {
  const claims = ringing(fields);
  expect((await post(claims)).status).toBe(200);
  return requireCall(db, 'acme', String(claims.call_id));
}

describe('who calls', () => {
  test.each([
    ['+819012345678'],
    ['09012345678'],
    ['０９０－１２３４－５６７８'],
    ['+81 (0)90-1234-5678'],
    ['010819012345678'],
  ])('NUM-01 from %s is found under one number', async (number) => {
    expect(await callOf({ external_number: number })).toMatchObject({
      externalNumber: '+819012345678',
      withheld: false,
      caller: { match: 'known', contactIds: ['yamada'], contact: { name: '山田 太郎' } },
    });
  });

  test('NUM-01 in the envelope form is found as well', async () => {
    const callId = freshCallId();
    const data = {
      call_id: callId,
      caller_number: '090-1234-5678',
      callee_number: '0501748XXXX',
      user_id: 'u',
      user_name: 'u',
      timestamp: Date.now(),
    };
    await postJson(JSON.stringify({ event_type: 'call.ringing', data }));
    expect(await readCall(db, 'acme', String(callId))).toMatchObject({
      caller: { match: 'known', contactIds: ['yamada'] },
      groupCode: 'G-shorter',
    });
  });

  test.each([
    ['0120-123-456', '+81120123456', 'known'],
    ['050-1234-5678', '+815012345678', 'unknown'],
    ['+14155552671', '+14155552671', 'unknown'],
  ])('NUM-02 from %s is %s', async (number, externalNumber, match) => {
    const call = await callOf({ external_number: number });
    expect(call).toMatchObject({ externalNumber, caller: { match } });
  });

  test.each([['110'], ['119'], ['#7119'], ['+'], ['+0'], ['sip:a@b'], ['1'.repeat(25)], ['0x0']])(
    'NUM-05, NUM-07 from %s matches nobody and is not withheld',
    async (number) => {
      expect(await callOf({ external_number: number })).toMatchObject({
        externalNumber: null,
        withheld: false,
        caller: { match: 'unknown', contactIds: [], contact: null },
      });
    },
  );

  test.each([['anonymous'], ['Restricted'], ['blocked'], ['非通知'], [''], [null], [undefined]])(
    'NUM-06 from %j is withheld',
    async (number) => {
      expect(await callOf({ external_number: number })).toMatchObject({
        externalNumber: null,
        withheld: true,
        caller: { match: 'withheld', contactIds: [], contact: null },
      });
    },
  );

  test('NUM-08 from a number of two is shared, with both to choose from', async () => {
    const { caller } = await callOf({ external_number: '03-3555-1234' });
    expect(caller).toMatchObject({ match: 'shared', contact: null });
    expect(caller.contactIds.toSorted()).toEqual(['hanako', 'ichiro']);
    expect(caller.candidates.map(({ name }) => name).toSorted()).toEqual([
      '佐藤 一郎',
      '佐藤 花子',
    ]);
  });

  test.each([
    ['(702) 555-0133', null],
    ['(415) 555-0133', null],
    ['+81 90-1234-5678', null],
    ['０９０１２３４５６７８', null],
    ['\u200b\u200d', null],
    ['  ', null],
    ['鈴木 ｼﾞﾛｳ', '鈴木 ｼﾞﾛｳ'],
  ])('NUM-13, NUM-16 a colleague named %j is shown as %j', async (name, colleague) => {
    // Its own number: two internal calls of one pair at the same time would be the legs of one call.
    const external_number = `+8150${String(freshCallId()).slice(-8)}`;
    const call = await callOf({
      is_internal: true,
      external_number,
      contact: { id: 1, type: 'user', name },
    });
    expect(call).toMatchObject({ direction: 'internal', colleague });
  });
});

describe('which store is called', () => {
  test.each([
    ['NUM-10 the longest line', '+815017481234', 'G-longer'],
    ['NUM-10 the shorter line where the longer does not fit', '+815017482234', 'G-shorter'],
    ['NUM-10 of two lines of one length always the same', '+815017491234', 'G-twin-a'],
    ['NUM-10 a line that is a whole number', '+815017511234', 'G-whole'],
    ['NUM-10 a line written otherwise than the number', '05017481234', 'G-longer'],
    ['NUM-12 no line: nobody’s group', '+81312345678', null],
    ['NUM-12 only a line one digit longer: nobody’s group', '+815017511235', null],
    ['NUM-10 a line that cannot be read is ignored', '+815017501234', null],
    ['NUM-12 no number at all', null, null],
    ['NUM-12 a number of ours that is hidden', 'blocked', null],
  ])('%s', async (_name, number, groupCode) => {
    const call = await callOf({ internal_number: number });
    expect(call.groupCode).toBe(groupCode);
    expect(call.store?.code ?? null).toBe(groupCode?.replace('G-', '') ?? null);
  });

  test.each([
    ['of the person’s first group', true, 'someone@example.com', 'G-own'],
    ['whatever the case of their address', true, 'Someone@Example.com', 'G-own'],
    ['nobody’s where the called person is no member', true, 'stranger@example.com', null],
    ['nobody’s where they no longer are one', true, 'former@example.com', null],
    ['nobody’s where they only look on', true, 'viewer@example.com', null],
    [
      'nobody’s from outside, so that an admin sees which line is missing',
      false,
      'someone@example.com',
      null,
    ],
  ])('a call to a phone without a line is %s', async (_name, isInternal, email, groupCode) => {
    const call = await callOf({
      is_internal: isInternal,
      internal_number: `+8150${String(freshCallId()).slice(-8)}`,
      external_number: `+8150${String(freshCallId()).slice(-8)}`,
      target: { id: 7, type: 'user', name: 'Someone', email },
    });
    expect(call.groupCode).toBe(groupCode);
    expect(call.store).toBeNull();
  });

  test('a colleague’s call is the called person’s, whichever phone is reported first', async () => {
    const [caller, called] = [freshCallId(), freshCallId()].map(
      (id) => `+8150${String(id).slice(-8)}`,
    );
    const talk = { is_internal: true, date_started: Date.now() };
    const out = ringing({
      ...talk,
      direction: 'outbound',
      internal_number: caller,
      external_number: called,
      target: { id: 8, type: 'user', name: 'Other', email: 'other@example.com' },
    });
    const inbound = ringing({
      ...talk,
      internal_number: called,
      external_number: caller,
      target: { id: 7, type: 'user', name: 'Someone', email: 'someone@example.com' },
    });
    const linkedIds = [];
    for (const event of [out, inbound]) {
      const answer = await post(event);
      linkedIds.push((JSON.parse(answer.body) as { linkedId: string }).linkedId);
    }
    expect(linkedIds[1]).toBe(linkedIds[0]);
    const call = await requireCall(db, 'acme', String(linkedIds[0]));
    expect(call.groupCode).toBe('G-own');
  });
});
