import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DialpadEvent } from '../../../tools/demo/scenarios.ts';
import { noteEvent } from '../../../tools/dialpad/call-log.ts';
import type { Company } from '../../../tools/dialpad/company.ts';
import { usersOf } from '../../../tools/dialpad/directory.ts';
import { startDialpad, type DialpadStandIn } from '../../../tools/dialpad/server.ts';
import { followIntents } from '../../src/dialling/follow-intents.ts';
import * as dialling from '../../src/dialling/dialling-callables.ts';
import { readDocument } from '../../src/firestore/read-document.ts';
import { blockedNumberSchema } from '../../src/model/calls/dialling.ts';
import { talkingLeg } from '../../src/model/calls/dialling.ts';
import type { Member, Role } from '../../src/model/members/member.ts';
import { paths } from '../../src/model/paths.ts';
import { deliver } from '../calls.ts';
import { requireCall } from '../database.ts';
import { addMember, auditLog, codeOf, openPeople, requestOf, type People } from '../people.ts';
import { prepare } from './dialpad-shop.ts';

/** What members have Dialpad do, against the stand-in: each request is held to the published document. */

let people: People;
let dialpad: DialpadStandIn;
beforeAll(async () => {
  people = openPeople('demo-dialling');
  dialpad = await startDialpad();
  process.env['DIALPAD_STAND_IN'] = dialpad.origin;
});
afterEach(() => {
  dialpad.faults.length = 0;
});
afterAll(() => dialpad.stop());

const sato = '+81335551234';
const soon = () => Date.now() + 10_000;
/** The emulators have a minute more. */
const longPast = () => Date.now() - 61_000;
let lastIntent = 0;
const newIntentId = () => `Intent${String((lastIntent += 1)).padStart(14, '0')}`;

/** A connected customer with an operator whom Dialpad knows. */
async function open({ denied = [] }: { denied?: string[] } = {}) {
  const shop = await prepare(people, dialpad, { denied });
  const { customerId, company } = shop;
  await shop.connect();
  await shop.account();
  const sent: DialpadEvent[] = [];
  company.send = (event) => {
    noteEvent(company.log, event);
    sent.push(event);
  };
  const hire = async (role: Role, fields: Partial<Member> = {}) => {
    const member = await addMember(people, customerId, role, { groupCodes: ['G01'], ...fields });
    addUser(company, member);
    return member;
  };
  const operator = await hire('operator');
  const as = (member: Member, input: object) => requestOf(member.uid, { customerId, ...input });
  return {
    ...shop,
    sent,
    hire,
    operator,
    as,
    call: (input: object = {}, member = operator) =>
      dialling.placeCall(
        as(member, {
          intentId: newIntentId(),
          number: sato,
          groupCode: 'G01',
          byMs: soon(),
          ...input,
        }),
      ),
    /** Everything sent since, taken in as the webhook does; the call that it became. */
    async takeIn(events = sent.splice(0)) {
      let linkedId = '';
      for (const event of events) {
        linkedId = await deliver(people.db, customerId, { ...event }, new Date());
      }
      return requireCall(people.db, customerId, linkedId);
    },
  };
}

function addUser(company: Company, { uid, email, name }: Member) {
  const { offices } = company;
  company.users ??= usersOf(company);
  const { users } = company;
  users.push({
    id: String(5_171_365_938_000_000 + users.length),
    name: name || uid,
    email,
    officeId: offices[0]?.id ?? '',
    number: null,
  });
}

/** The operator's call out, which has been answered. */
async function talking(shop: Awaited<ReturnType<typeof open>>) {
  await shop.call();
  const [calling] = shop.sent;
  if (!calling) throw new Error('nothing was sent');
  const now = Date.now();
  const connected = {
    ...calling,
    state: 'connected',
    date_connected: now,
    event_timestamp: now + 500,
  };
  noteEvent(shop.company.log, connected);
  const call = await shop.takeIn([...shop.sent.splice(0), connected]);
  const callId = talkingLeg(call);
  if (callId === null) throw new Error('nobody talks');
  return { linkedId: call.linkedId, callId };
}

describe('a call placed by Dialpad', () => {
  test('carries its intent, which its events then find, whatever address they name', async () => {
    const shop = await open();
    const intentId = newIntentId();
    expect(await shop.call({ intentId, contactId: 'ichiro' })).toEqual({ placed: true });
    const [event] = shop.sent;
    expect(event).toMatchObject({
      state: 'calling',
      direction: 'outbound',
      external_number: sato,
      custom_data: `cti.v1.${intentId}`,
      target: { email: shop.operator.email },
    });
    if (!event) throw new Error('nothing was sent');
    const alias = { ...event, target: { ...event.target, email: 'alias@example.com' } };
    const after = await shop.takeIn([alias as DialpadEvent]);
    const { db } = people;
    const { customerId } = shop;
    expect(after.groupCode).toBe('G01');
    await followIntents({ db, customerId, before: null, after, now: new Date() });
    const intent = await db.doc(paths.callIntent(customerId, intentId)).get();
    expect(intent.data()).toMatchObject({
      uid: shop.operator.uid,
      contactId: 'ichiro',
      linkedId: after.linkedId,
    });
  });

  test('is placed once, and never late', async () => {
    const shop = await open();
    const intentId = newIntentId();
    await shop.call({ intentId });
    expect(await codeOf(shop.call({ intentId }))).toBe('too-late');
    expect(await codeOf(shop.call({ byMs: longPast() }))).toBe('too-late');
    expect(shop.sent).toHaveLength(1);
  });

  test('is refused before Dialpad would: the sixth in a minute', async () => {
    const shop = await open();
    for (let count = 0; count < 5; count += 1) await shop.call();
    expect(await codeOf(shop.call())).toBe('calls-too-often');
    expect(shop.sent).toHaveLength(5);
    const colleague = await shop.hire('operator');
    expect(await shop.call({}, colleague)).toEqual({ placed: true });
  });

  test('shows the number of its group, in the name of whoever has it at Dialpad', async () => {
    const shop = await open();
    const [office] = shop.company.offices;
    const group = people.db.doc(paths.group(shop.customerId, 'G01'));
    await group.set({ name: '西船橋', callerId: '+815017481234' });
    await shop.call({ fromNumber: '+815017489999' });
    await group.set({ name: '西船橋', callerId: null });
    await shop.call({ fromNumber: '+815017489999' });
    await shop.call({ fromNumber: '+815055550000' });
    expect(shop.sent.map(({ selected_caller_id: shown }) => shown)).toEqual([
      '+815017481234',
      '+815017489999',
      null,
    ]);
    await group.set({ name: '西船橋', callerId: '+815055550000' });
    expect(await codeOf(shop.call())).toBe('caller-id-unknown');
    expect(await dialling.callerIds(shop.as(shop.admin, {}))).toEqual({
      numbers: [
        { number: '+815017481234', office: office?.name },
        { number: '+815017481235', office: shop.company.offices[1]?.name },
        { number: '+815017489999', office: '' },
      ],
    });
    expect(await codeOf(dialling.callerIds(shop.as(shop.operator, {})))).toBe('not-an-admin');
  });

  test('needs a user at Dialpad, a connection and a key that may', async () => {
    const shop = await open();
    const stranger = await addMember(people, shop.customerId, 'operator', { groupCodes: ['G01'] });
    expect(await codeOf(shop.call({}, stranger))).toBe('dialpad-user-unknown');
    const viewer = await shop.hire('viewer');
    expect(await codeOf(shop.call({}, viewer))).toBe('not-an-admin');
    expect(await codeOf(shop.call({ groupCode: 'G02' }))).toBe('not-your-group');
    dialpad.faults.push({ operation: 'users.initiate_call', status: 409 });
    expect(await codeOf(shop.call())).toBe('dialpad-cannot-call');
    expect(await shop.call()).toEqual({ placed: true });
    await shop.disconnect();
    expect(await codeOf(shop.call())).toBe('not-connected');

    const blind = await open({ denied: ['users.list'] });
    expect(await codeOf(blind.call())).toBe('not-connected');
  });
});

describe('a call in progress', () => {
  test('is ended by whoever talks, and by an admin, but by nobody else', async () => {
    const shop = await open();
    const leg = await talking(shop);
    const hangUp = (member: Member, input = {}) =>
      dialling.hangUp(shop.as(member, { ...leg, byMs: soon(), ...input }));
    const colleague = await shop.hire('operator');
    expect(await codeOf(hangUp(colleague))).toBe('not-your-call');
    expect(await codeOf(hangUp(shop.operator, { callId: '12345' }))).toBe('call-over');
    expect(await codeOf(hangUp(shop.operator, { byMs: longPast() }))).toBe('too-late');
    expect(await hangUp(shop.operator)).toEqual({ ended: true });
    // Dialpad knows before we do.
    expect(await codeOf(hangUp(shop.admin))).toBe('call-over');
    expect(await shop.takeIn()).toMatchObject({ state: 'ended', outcome: 'answered' });
    expect(await codeOf(hangUp(shop.operator))).toBe('call-over');

    const another = await talking(shop);
    const admin = shop.as(shop.admin, { ...another, byMs: soon() });
    expect(await dialling.hangUp(admin)).toEqual({ ended: true });
  });

  test('goes to a colleague, who sees who passed it on', async () => {
    const shop = await open();
    const colleague = await shop.hire('operator', { name: '中野 健' });
    await addMember(people, shop.customerId, 'operator', { name: 'without Dialpad' });
    shop.company.departments.push({ id: '4711', name: '予約受付' });
    const leg = await talking(shop);
    const { targets } = await dialling.transferTargets(shop.as(shop.operator, leg));
    expect(targets).toEqual([
      { type: 'member', id: colleague.uid, name: '中野 健' },
      { type: 'department', id: '4711', name: '予約受付' },
      ...shop.company.offices.map((office) => ({ type: 'office', ...office })),
    ]);
    const transfer = (to: object, member = shop.operator) =>
      dialling.transferCall(shop.as(member, { ...leg, to, byMs: soon() }));
    const toColleague = { type: 'member', id: colleague.uid };
    expect(await codeOf(transfer(toColleague, colleague))).toBe('not-your-call');
    expect(await codeOf(transfer({ type: 'member', id: 'nobody' }))).toBe('member-unknown');
    expect(await transfer(toColleague)).toEqual({ transferred: true });
    expect(await shop.takeIn()).toMatchObject({
      linkedId: leg.linkedId,
      state: 'ringing',
      ringing: [{ email: colleague.email }],
      transferredFrom: { operator: { email: shop.operator.email } },
    });
    expect(await codeOf(transfer({ type: 'department', id: '4711' }))).toBe('call-over');
  });

  test('goes to a department', async () => {
    const shop = await open();
    shop.company.departments.push({ id: '4711', name: '予約受付' });
    const leg = await talking(shop);
    await dialling.transferCall(
      shop.as(shop.operator, { ...leg, to: { type: 'department', id: '4711' }, byMs: soon() }),
    );
    expect(await shop.takeIn()).toMatchObject({ linkedId: leg.linkedId, state: 'queued' });
  });

  test.each([
    [403, 'dialpad-forbidden'],
    [404, 'call-over'],
    [500, 'dialpad-unreachable'],
  ])('stays as it is when Dialpad answers %d', async (status, code) => {
    const shop = await open();
    const leg = await talking(shop);
    dialpad.faults.push({ operation: 'call.actions.hangup', status });
    const end = dialling.hangUp(shop.as(shop.operator, { ...leg, byMs: soon() }));
    expect(await codeOf(end)).toBe(code);
    expect(shop.sent).toEqual([]);
  });
});

describe('a number', () => {
  test('is blocked with a reason, and no more; the log says who did it', async () => {
    const shop = await open();
    const { customerId, company, operator } = shop;
    const block = (member: Member, reason = 'いたずら') =>
      dialling.blockNumber(shop.as(member, { number: sato, reason }));
    const viewer = await shop.hire('viewer');
    expect(await codeOf(block(viewer))).toBe('not-an-admin');
    expect(await codeOf(block(operator, ' '))).toBe('invalid-input reason');
    expect(await block(operator)).toEqual({ blocked: true });
    expect([...company.blocked]).toEqual([sato]);
    const document = people.db.doc(paths.blockedNumber(customerId, sato));
    expect(readDocument(blockedNumberSchema, await document.get())).toMatchObject({
      number: sato,
      reason: 'いたずら',
      byName: operator.name,
    });
    expect(await dialling.unblockNumber(shop.as(shop.admin, { number: sato }))).toEqual({
      blocked: false,
    });
    expect([...company.blocked]).toEqual([]);
    expect((await document.get()).exists).toBe(false);
    const log = (await auditLog(people.db, customerId)).filter(({ target }) =>
      target.startsWith('blockedNumbers/'),
    );
    expect(log).toMatchObject([
      { action: 'number-blocked', byUid: operator.uid, target: 'blockedNumbers/…1234' },
      { action: 'number-unblocked', byUid: shop.admin.uid, target: 'blockedNumbers/…1234' },
    ]);
    expect(JSON.stringify(log)).not.toContain(sato);
  });

  test('is not said to be blocked while Dialpad doesn’t', async () => {
    const shop = await open();
    dialpad.faults.push({ operation: 'blockednumbers.add', status: 403 });
    const block = dialling.blockNumber(shop.as(shop.operator, { number: sato, reason: 'x' }));
    expect(await codeOf(block)).toBe('dialpad-forbidden');
    const { size } = await people.db.collection(paths.blockedNumbers(shop.customerId)).get();
    expect(size).toBe(0);

    const blind = await open({ denied: ['blockednumbers.list'] });
    const refused = dialling.blockNumber(blind.as(blind.operator, { number: sato, reason: 'x' }));
    expect(await codeOf(refused)).toBe('not-connected');
  });
});
