import { callSchema } from '@cti/functions/model/calls/call';
import { contactSchema } from '@cti/functions/model/contacts/contact';
import { paths } from '@cti/functions/model/paths';
import { preferenceDefaults } from '@cti/functions/model/desk/popup-choice';
import { rescueSchema } from '@cti/functions/model/calls/rescue';
import type { Fields } from './operation.ts';
import {
  adminOfA,
  colleagueOfA,
  customerA,
  customerB,
  everybody,
  groupsOf,
  nameOf,
  operatorOfA,
  operatorOfA2,
  operatorOfBothGroups,
  strictCustomer,
  strictPeople,
  viewerOfA,
  type Persona,
} from './personas.ts';

/** A moment in the past, for everything that was there before a test began. */
export const earlier = new Date('2026-11-01T09:00:00Z');

/** A call as the functions write it, complete. */
export const callOf = (linkedId: string, groupCode: string | null, mergedInto: string | null) =>
  callSchema.parse({
    linkedId,
    source: 'dialpad',
    direction: 'inbound',
    state: 'connected',
    active: true,
    groupCode,
    externalNumber: '+819012345678',
    caller: { match: 'unknown' },
    startedAt: earlier,
    updatedAt: earlier,
    expireAt: new Date('2027-11-01T09:00:00Z'),
    mergedInto,
  });

/** A memo that its author may still be writing. */
export const memoOf = (author: Persona, createdAt = new Date(Date.now() - 23 * 3_600_000)) => ({
  text: '折り返し希望',
  authorUid: author.uid,
  authorName: nameOf(author),
  createdAt,
  updatedAt: createdAt,
});

const aDayAgo = new Date(Date.now() - 24 * 3_600_000);

/** A receipt as a browser writes it when it has heard of a call. */
export const receiptOf = (who: Persona) => ({
  name: nameOf(who),
  station: 'station-1',
  channel: null,
  ringAt: earlier,
  queuedAt: earlier,
  expireAt: new Date('2027-01-01T09:00:00Z'),
});

/** What was said in a call, as the functions write it. */
const transcript = {
  transcript: 'ready',
  lines: [{ name: '鈴木', isOurs: true, at: earlier, text: 'お電話ありがとうございます。' }],
};

export const visit = { date: earlier, storeCode: 'nishifuna', summary: '60分', amount: 12_000 };

/** A contact as the model knows it, complete. */
export const contact = contactSchema.parse({
  name: '山田 太郎',
  kana: 'やまだ たろう',
  kind: 'vip',
  email: 'yamada@example.com',
  address: '千葉県船橋市西船4-1-1',
  transportFee: 1000,
  orderCount: 7,
  lastVisitAt: earlier,
  notes: '駐車場なし',
  caution: { text: '時間に注意', authorName: nameOf(colleagueOfA), until: null },
  recentVisits: [visit],
  phones: ['+819012345678', '+81335551234'],
});

export const line = {
  number: '0501748',
  storeCode: 'nishifuna',
  storeName: '西船橋',
  groupCode: 'G01',
};

export const group = { name: '西船橋' };

const signedBy = (who: Persona) => ({ updatedBy: who.uid, updatedAt: earlier });

/** A status as members write it for themselves. */
export const agentOf = (who: Persona) => ({
  status: 0,
  since: earlier,
  name: nameOf(who),
  groupCodes: groupsOf(who),
});

export const popupSettingsOf = (who: Persona): Fields => ({
  externalUrl: 'https://crm.example/open?id={contactId}&call={call}',
  externalMode: 'link',
  allowedHosts: ['crm.example'],
  allowsNumber: false,
  ...signedBy(who),
});

/** A row of somebody to call back, complete. */
export const rowOf = (groupCode: string | null, fields: Fields = {}) =>
  rescueSchema.parse({
    groupCode,
    number: '+819012345678',
    count: 1,
    outcome: 'missed',
    state: 'open',
    orderKey: '1 2026-11-01T09:00:00.000Z',
    updatedAt: earlier,
    ...fields,
  });

/** A command to a bridge, as the functions write it; nobody comes too late for it in a test. */
export const commandOf = (fields: Fields): Fields => ({
  bridge: 'pbx',
  action: { kind: 'hang-up', leg: '1795938801-120' },
  byUid: 'operator-a',
  state: 'asked',
  askedAt: earlier,
  deadline: new Date('2099-01-01T00:00:00Z'),
  takenAt: null,
  takenBy: null,
  settledAt: null,
  code: null,
  result: null,
  expireAt: new Date('2099-01-01T00:00:00Z'),
  ...fields,
});

/** An intent to call, as a browser writes it. */
export const intentOf = (who: Persona): Fields => ({
  uid: who.uid,
  email: `${who.uid}@example.com`,
  number: '+819012345678',
  contactId: 'yamada',
  rescueId: 'row-g01',
  groupCode: 'G01',
  createdAt: earlier,
  expireAt: new Date('2026-11-02T09:00:00Z'),
});

const whoOf = (who: Persona) => ({ uid: who.uid, name: nameOf(who) });
const claimedBy = (who: Persona) => ({ claimedBy: whoOf(who), claimedAt: earlier });
const closedBy = (who: Persona) => ({
  state: 'closed',
  closedBy: 'handled',
  closedAt: earlier,
  handledBy: whoOf(who),
});

/** Opening hours as an admin writes them. */
export const hours = {
  usual: '-/10:00-22:00/10:00-22:00/10:00-22:00/10:00-22:00/10:00-05:00/10:00-05:00',
  stores: { nishifuna: '00:00-24:00/-/-/-/-/-/-' },
  holidays: ['2026-12-31', '2027-01-01'],
};

const ledgerEntry = (linkedId: string | null) => ({ raw: 'x.y.z', state: 'ringing', linkedId });

/** The documents of one customer; both customers have the same, so only the customer differs. */
const documentsOf = (customer: string): Record<string, Fields> => ({
  [paths.allowedCustomer(customer)]: {},
  [paths.customer(customer)]: { name: customer, agreementId: null, contractId: null },

  [paths.call(customer, 'call-g01')]: callOf('call-g01', 'G01', null),
  [paths.call(customer, 'call-g02')]: callOf('call-g02', 'G02', null),
  [paths.call(customer, 'call-none')]: callOf('call-none', null, null),
  [paths.call(customer, 'call-merged')]: callOf('call-merged', 'G01', 'call-g01'),
  [`${paths.memos(customer, 'call-g01')}/own`]: memoOf(operatorOfA),
  [`${paths.memos(customer, 'call-g01')}/owns-old`]: memoOf(operatorOfA, aDayAgo),
  [`${paths.memos(customer, 'call-g01')}/colleagues`]: memoOf(colleagueOfA),
  [`${paths.memos(customer, 'call-g01')}/viewers`]: memoOf(viewerOfA),
  [`${paths.memos(customer, 'call-g02')}/own`]: memoOf(operatorOfA),
  [`${paths.memos(customer, 'call-g02')}/theirs`]: memoOf(operatorOfA2),
  [`${paths.memos(customer, 'call-merged')}/own`]: memoOf(operatorOfA),
  [`${paths.memos(customer, 'call-none')}/own`]: memoOf(operatorOfA),

  [paths.transcript(customer, 'call-g01')]: transcript,
  [paths.transcript(customer, 'call-none')]: transcript,

  [paths.receipt(customer, 'call-g01', 'operator-a')]: receiptOf(operatorOfA),
  [paths.receipt(customer, 'call-g02', 'operator-a')]: receiptOf(operatorOfA),
  // A push message was sent; no browser has the call yet.
  [paths.receipt(customer, 'call-g02', 'admin-a')]: {
    ...receiptOf(adminOfA),
    station: '',
    pushedAt: earlier,
  },
  [paths.receipt(customer, 'call-g02', 'operator-a12')]: {
    ...receiptOf(operatorOfBothGroups),
    channel: 'window',
    shownAt: earlier,
    seenAt: earlier,
    answeredAt: earlier,
  },
  [paths.station(customer, 'operator-a')]: { station: 'station-1', since: earlier },
  [paths.pushToken(customer, 'operator-a', 'here')]: {
    uid: 'operator-a',
    station: 'here',
    address: 'address',
    updatedAt: earlier,
  },
  [paths.bridge(customer, 'pbx')]: { version: '1.0.0', receivedAt: earlier },
  [paths.pbxDirectory(customer, 'pbx')]: { phones: [], receivedAt: earlier },
  [paths.queue(customer, 'pbx.shop')]: { groupCode: 'G01', waiting: 1 },
  [paths.queue(customer, 'pbx.other')]: { groupCode: null, waiting: 1 },
  [paths.canary(customer, 'operator-a')]: { nonce: 'canary-1', receivedAt: earlier },

  [paths.ledgerEntry(customer, 'event-g01')]: ledgerEntry('call-g01'),
  [paths.ledgerEntry(customer, 'event-g02')]: ledgerEntry('call-g02'),
  [paths.ledgerEntry(customer, 'event-none')]: ledgerEntry('call-none'),
  [paths.ledgerEntry(customer, 'event-waiting')]: ledgerEntry(null),
  [paths.leftover(customer, 'event-g01')]: { expireAt: earlier },
  [paths.callAlias(customer, 'leg-1')]: { linkedId: 'call-g01' },

  [paths.contact(customer, 'yamada')]: contact,
  [paths.contact(customer, 'stamped')]: {
    name: '佐藤 花子',
    phones: [],
    kind: 'regular',
    createdAt: earlier,
    updatedAt: earlier,
    updatedByUid: colleagueOfA.uid,
  },
  [`${paths.contact(customer, 'yamada')}/cards/card-1`]: {},
  [`${paths.visits(customer, 'yamada')}/visit-1`]: visit,
  [paths.group(customer, 'G01')]: group,
  [paths.group(customer, 'signed-by-admin')]: { ...group, ...signedBy(adminOfA) },
  [paths.group(customer, 'signed-by-other')]: { ...group, ...signedBy(colleagueOfA) },
  [paths.line(customer, 'line-1')]: line,
  [paths.line(customer, 'signed-by-admin')]: { ...line, ...signedBy(adminOfA) },
  [paths.line(customer, 'signed-by-other')]: { ...line, ...signedBy(colleagueOfA) },
  [paths.agent(customer, 'operator-a')]: { ...agentOf(operatorOfA), status: 7 },
  [paths.agent(customer, 'operator-a2')]: { ...agentOf(operatorOfA2), status: 99 },
  [paths.agent(customer, 'operator-a12')]: { ...agentOf(operatorOfBothGroups), callId: 'leg-1' },

  [paths.preferences(customer, 'operator-a')]: { ...preferenceDefaults, updatedAt: earlier },
  [paths.preferences(customer, 'inactive-a')]: { ...preferenceDefaults, updatedAt: earlier },
  [paths.popupSettings(customer)]: popupSettingsOf(adminOfA),

  [paths.settings(customer, 'retention')]: { callDays: 730 },
  [paths.settings(customer, 'dialer')]: { clientId: 'client-id_1' },
  [paths.rescue(customer, 'row-g01')]: rowOf('G01'),
  [paths.rescue(customer, 'row-g02')]: rowOf('G02'),
  [paths.rescue(customer, 'row-none')]: rowOf(null),
  [paths.rescue(customer, 'row-own')]: rowOf('G01', claimedBy(operatorOfA)),
  [paths.rescue(customer, 'row-theirs')]: rowOf('G01', claimedBy(colleagueOfA)),
  [paths.rescue(customer, 'row-done')]: rowOf('G01', closedBy(operatorOfA)),
  [paths.rescue(customer, 'row-done-by-them')]: rowOf('G01', closedBy(colleagueOfA)),
  [paths.rescue(customer, 'row-through')]: rowOf('G01', {
    state: 'closed',
    closedBy: 'caller-got-through',
  }),
  [paths.callIntent(customer, 'Intent0000000000OwnA')]: intentOf(operatorOfA),
  [paths.bridgeCommand(customer, 'asked')]: commandOf({}),
  [paths.bridgeCommand(customer, 'late')]: commandOf({ deadline: earlier }),
  [paths.bridgeCommand(customer, 'taken')]: commandOf({ state: 'taken', takenBy: 'run-1' }),
  [paths.bridgeCommand(customer, 'done')]: commandOf({ state: 'done', takenBy: 'run-1' }),
  [paths.bridgeCommand(customer, 'of-another')]: commandOf({ bridge: 'pbx2' }),
  [paths.statistic(customer, 'G01_20261101')]: { groupCode: 'G01', day: '20261101' },
  [paths.statistic(customer, 'G02_20261101')]: { groupCode: 'G02', day: '20261101' },
  [paths.statistic(customer, '_20261101')]: { groupCode: null, day: '20261101' },
  [paths.statisticParts(customer, 'G01_20261101')]: { calls: {} },
  [paths.hours(customer)]: hours,

  [paths.binnedContact(customer, 'gone')]: { name: '山田', at: earlier, contact },
  [`${paths.binnedVisits(customer, 'gone')}/v1`]: visit,
  [paths.contactMerge(customer, 'merge-1')]: { keepId: 'a', dropId: 'b', at: earlier },
  [paths.contactPair(customer, 'a~b')]: {
    contactIds: ['a', 'b'],
    state: 'open',
    reasons: ['phone'],
    orderKey: '1 2026-11-01T09:00:00.000Z',
    at: null,
    byUid: '',
    byName: '',
  },
  [paths.erasure(customer, 'erasure-1')]: { contactId: 'gone', at: earlier },
  [paths.invitation(customer, 'invited-1')]: { email: 'new@example.com', state: 'open' },
  [paths.deadLetter(customer, 'letter-1')]: { raw: '{}', reason: 'shape', receivedAt: earlier },
  [paths.problem(customer, '123456')]: { uid: 'operator-a', lines: [] },
  [paths.dialpad(customer)]: { key: null, check: null },
  [paths.softphone(customer)]: { address: 'wss://pbx.example/ws', extensions: ['101'] },
  [paths.softphoneSecrets(customer)]: { ha1s: 'sealed' },
  [paths.phone(customer, 'operator-a')]: { windowId: 'w1', since: earlier },
  [paths.quality(customer, 'call-g01', 'operator-a')]: { jitterMs: 4, at: earlier },
  [paths.quality(customer, 'call-none', 'operator-a')]: { jitterMs: 4, at: earlier },
  [paths.abilities(customer)]: { calls: true, blocks: true },
  [paths.dialpadUser(customer, 'operator-a')]: { email: '', userId: '1', placedAt: [] },
  [paths.blockedNumber(customer, '+819012345678')]: { number: '+819012345678', reason: 'x' },
  [`${paths.customer(customer)}/telephony/other`]: { check: null },
  [paths.webhookSecrets(customer)]: { sealed: 'sealed' },
  [`${paths.webhookSecrets(customer)}/keys/current`]: { sealed: 'sealed' },
  [`${paths.customer(customer)}/audit/entry-1`]: { what: 'member changed', at: earlier },
  [`${paths.customer(customer)}/invoices/invoice-1`]: {},
});

const memberDocuments = Object.fromEntries(
  [...everybody, ...strictPeople].flatMap((who) =>
    Object.entries(who.memberOf).map(([customer, membership]) => [
      paths.member(customer, who.uid ?? ''),
      { uid: who.uid, email: `${who.uid}@example.com`, name: nameOf(who), ...membership },
    ]),
  ),
) as Record<string, Fields>;

/** Path to fields of everything that is there when a test begins. */
export const worldDocuments: Readonly<Record<string, Fields>> = {
  ...documentsOf(customerA),
  ...documentsOf(customerB),
  [paths.customer(strictCustomer)]: { name: strictCustomer },
  [paths.settings(strictCustomer, 'sessions')]: {
    idleMinutes: null,
    absoluteDays: 30,
    secondFactor: 'required',
  },
  // The other customer has chosen none.
  [paths.settings(customerA, 'sessions')]: { idleMinutes: 30, absoluteDays: 14 },
  'contractIds/contract-1': { customerId: customerA },
  [paths.signIn('person-1')]: { email: 'somebody@example.com', mailOnlySince: earlier },
  'loginAliases/alias-1': { uid: 'operator-a' },
  'deletedCustomers/gone': {},
  'users/user-1': {},
  ...memberDocuments,
};
