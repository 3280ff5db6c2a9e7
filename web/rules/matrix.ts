import { paths } from '@cti/functions/model/paths';
import { preferenceDefaults } from '@cti/functions/model/desk/popup-choice';
import {
  collectionGroup,
  count,
  create,
  get,
  list,
  now,
  remove,
  update,
  type Fields,
  type Operation,
  type Selection,
} from './operation.ts';
import {
  adminOfA,
  customerA,
  groupsOf,
  nameOf,
  operatorOfA,
  operatorOfA2,
  outsiders,
  viewerOfA,
  type Persona,
} from './personas.ts';
import { callOf, contact, line, popupSettingsOf, rowOf, visit } from './world.ts';

/** The rights that a path gives at most: who of the customer's own people may do it. */
type Insider = Persona | 'server';

/** One path of contract section 4, with requests that differ from allowed ones in the person alone. */
interface MatrixPath {
  /** As the contract writes it. */
  title: string;
  collection: string;
  /** The document that is there. */
  id: string;
  /** A new document, and a change of the present one, as `who` would have to write them. */
  fresh: (who: Persona) => { id: string; fields: Fields };
  change: (who: Persona) => Fields;
  selection: Selection;
  /** Members of other groups have no part in it. */
  isOfGroup?: true;
  reads: Insider;
  /** Where it differs from `reads`. */
  lists?: Insider;
  creates: Insider;
  updates: Insider;
  deletes: Insider;
}

const customer = paths.customer(customerA);
const ofG01 = ['groupCode', '==', 'G01'] as const;
const written = {
  fresh: () => ({ id: 'new', fields: { name: 'new' } }),
  change: () => ({ name: 'x' }),
};
const byServer = { creates: 'server', updates: 'server', deletes: 'server' } as const;
const byAdmin = { creates: adminOfA, updates: adminOfA, deletes: adminOfA };
const byOperator = { creates: operatorOfA, updates: operatorOfA, deletes: operatorOfA };

const memoBy = (who: Persona) => ({
  text: '折り返し希望',
  authorUid: who.uid,
  authorName: nameOf(who),
  createdAt: now,
  updatedAt: now,
});
const signedBy = (who: Persona) => ({ updatedBy: who.uid, updatedAt: now });
const statusOf = (who: Persona) => ({
  status: 2,
  since: now,
  name: nameOf(who),
  groupCodes: groupsOf(who),
});
const differentBy = (who: Persona) => ({
  state: 'different',
  at: now,
  byUid: who.uid,
  byName: nameOf(who),
});

export const matrixPaths: MatrixPath[] = [
  {
    title: 'ast-allow-customers/{customerId}',
    collection: 'ast-allow-customers',
    id: customerA,
    ...written,
    selection: { limit: 1 },
    reads: 'server',
    ...byServer,
  },
  {
    title: 'customer/{customerId}',
    collection: 'customer',
    id: customerA,
    ...written,
    selection: { limit: 1 },
    reads: viewerOfA,
    lists: 'server',
    ...byServer,
  },
  {
    title: 'amiEvents/{linkedId}',
    collection: paths.calls(customerA),
    id: 'call-g01',
    fresh: () => ({ id: 'new', fields: callOf('new', 'G01', null) }),
    change: () => ({ handled: true }),
    selection: { where: [ofG01], limit: 200 },
    isOfGroup: true,
    reads: viewerOfA,
    creates: 'server',
    updates: operatorOfA,
    deletes: 'server',
  },
  {
    title: 'amiEvents/{linkedId}/memos/{memoId}',
    collection: paths.memos(customerA, 'call-g01'),
    id: 'own',
    fresh: (who) => ({ id: `${who.uid}-2`, fields: memoBy(who) }),
    change: () => ({ text: '済み', updatedAt: now }),
    selection: { limit: 100 },
    isOfGroup: true,
    reads: viewerOfA,
    ...byOperator,
    deletes: 'server',
  },
  {
    title: 'amiEvents/{linkedId}/transcripts/{id}',
    collection: paths.transcripts(customerA, 'call-g01'),
    id: 'dialpad',
    ...written,
    selection: { limit: 1 },
    isOfGroup: true,
    reads: viewerOfA,
    lists: 'server',
    ...byServer,
  },
  {
    title: 'ledger/{eventKey}',
    collection: paths.ledger(customerA),
    id: 'event-g01',
    ...written,
    selection: { where: [['linkedId', '==', 'call-g01']], limit: 100 },
    reads: adminOfA,
    ...byServer,
  },
  {
    title: 'leftovers/{eventKey}',
    collection: paths.leftovers(customerA),
    id: 'event-g01',
    ...written,
    selection: { limit: 1 },
    reads: 'server',
    ...byServer,
  },
  {
    title: 'callAliases/{callId}',
    collection: paths.callAliases(customerA),
    id: 'leg-1',
    ...written,
    selection: { limit: 1 },
    reads: 'server',
    ...byServer,
  },
  {
    title: 'contacts/{contactId}',
    collection: paths.contacts(customerA),
    id: 'yamada',
    fresh: () => ({ id: 'new', fields: { ...contact, caution: null } }),
    change: () => ({ name: '山田' }),
    selection: { limit: 100 },
    reads: viewerOfA,
    ...byOperator,
    deletes: 'server',
  },
  {
    title: 'contacts/{contactId}/visits/{visitId}',
    collection: paths.visits(customerA, 'yamada'),
    id: 'visit-1',
    fresh: () => ({ id: 'new', fields: visit }),
    change: () => ({ summary: '90分' }),
    selection: { limit: 100 },
    reads: viewerOfA,
    ...byOperator,
  },
  {
    title: 'contactPairs/{id}',
    collection: paths.contactPairs(customerA),
    id: 'a~b',
    fresh: (who) => ({ id: 'c~d', fields: { contactIds: ['c', 'd'], ...differentBy(who) } }),
    change: differentBy,
    selection: { limit: 100 },
    reads: operatorOfA,
    ...byOperator,
    deletes: 'server',
  },
  {
    title: 'groups/{groupCode}',
    collection: paths.groups(customerA),
    id: 'signed-by-admin',
    fresh: (who) => ({ id: 'new', fields: { name: 'new', ...signedBy(who) } }),
    change: (who) => ({ name: 'x', ...signedBy(who) }),
    selection: { limit: 1000 },
    reads: viewerOfA,
    ...byAdmin,
  },
  {
    title: 'lines/{lineId}',
    collection: paths.lines(customerA),
    id: 'signed-by-admin',
    fresh: (who) => ({ id: 'new', fields: { ...line, ...signedBy(who) } }),
    change: (who) => ({ storeName: '船橋', ...signedBy(who) }),
    selection: { limit: 1000 },
    reads: viewerOfA,
    ...byAdmin,
  },
  {
    title: 'members/{uid}',
    collection: paths.members(customerA),
    id: 'operator-a',
    fresh: (who) => ({ id: 'new', fields: { uid: who.uid, role: 'admin', active: true } }),
    change: () => ({ role: 'admin' }),
    selection: { limit: 1000 },
    reads: viewerOfA,
    ...byServer,
  },
  {
    title: 'agents/{uid}',
    collection: paths.agents(customerA),
    id: 'operator-a',
    fresh: (who) => ({ id: `${who.uid}`, fields: statusOf(who) }),
    change: statusOf,
    selection: { where: [['groupCodes', 'array-contains-any', ['G01']]], limit: 1000 },
    isOfGroup: true,
    reads: viewerOfA,
    creates: adminOfA,
    updates: operatorOfA,
    deletes: 'server',
  },
  {
    title: 'preferences/{uid}',
    collection: `${customer}/preferences`,
    id: 'operator-a',
    fresh: () => ({ id: 'viewer-a', fields: { ...preferenceDefaults, updatedAt: now } }),
    change: () => ({ spoken: true, updatedAt: now }),
    selection: { limit: 1 },
    isOfGroup: true,
    reads: operatorOfA,
    lists: 'server',
    creates: viewerOfA,
    updates: operatorOfA,
    deletes: 'server',
  },
  {
    title: 'settings/popup',
    collection: `${customer}/settings`,
    id: 'popup',
    fresh: (who) => ({ id: 'new', fields: { ...popupSettingsOf(who), updatedAt: now } }),
    change: (who) => ({ externalMode: 'instead', ...signedBy(who) }),
    selection: { limit: 1 },
    reads: viewerOfA,
    lists: 'server',
    creates: 'server',
    updates: adminOfA,
    deletes: 'server',
  },
  {
    title: 'rescues/{id}',
    collection: paths.rescues(customerA),
    id: 'row-g01',
    fresh: () => ({ id: 'new', fields: rowOf('G01') }),
    change: (who) => ({ claimedBy: { uid: who.uid, name: nameOf(who) }, claimedAt: now }),
    selection: { where: [ofG01], limit: 200 },
    isOfGroup: true,
    reads: viewerOfA,
    creates: 'server',
    updates: operatorOfA,
    deletes: 'server',
  },
  {
    title: 'statistics/{id}',
    collection: paths.statistics(customerA),
    id: 'G01_20261101',
    ...written,
    selection: { where: [ofG01], limit: 1000 },
    isOfGroup: true,
    reads: viewerOfA,
    ...byServer,
  },
  {
    title: 'invitations/{id}',
    collection: paths.invitations(customerA),
    id: 'invited-1',
    ...written,
    selection: { limit: 100 },
    reads: adminOfA,
    ...byServer,
  },
  {
    title: 'deadLetters/{id}',
    collection: paths.deadLetters(customerA),
    id: 'letter-1',
    ...written,
    selection: { limit: 100 },
    reads: adminOfA,
    ...byServer,
  },
  {
    title: 'telephony/dialpad',
    collection: `${customer}/telephony`,
    id: 'dialpad',
    ...written,
    selection: { limit: 1 },
    reads: adminOfA,
    lists: 'server',
    ...byServer,
  },
  {
    title: 'telephony/abilities',
    collection: `${customer}/telephony`,
    id: 'abilities',
    ...written,
    selection: { limit: 1 },
    reads: viewerOfA,
    lists: 'server',
    ...byServer,
  },
  {
    title: 'dialpadUsers/{uid}',
    collection: `${customer}/dialpadUsers`,
    id: 'operator-a',
    ...written,
    selection: { limit: 1 },
    reads: operatorOfA,
    lists: 'server',
    ...byServer,
  },
  {
    title: 'blockedNumbers/{number}',
    collection: paths.blockedNumbers(customerA),
    id: '+819012345678',
    ...written,
    selection: { limit: 200 },
    reads: viewerOfA,
    ...byServer,
  },
  {
    title: 'bridgeCommands/{id}',
    collection: paths.bridgeCommands(customerA),
    id: 'of-another',
    ...written,
    selection: { limit: 20 },
    reads: 'server',
    ...byServer,
  },
  {
    title: 'private/**',
    collection: `${customer}/private`,
    id: 'webhook',
    ...written,
    selection: { limit: 1 },
    reads: 'server',
    ...byServer,
  },
  {
    title: 'private/** below',
    collection: `${paths.webhookSecrets(customerA)}/keys`,
    id: 'current',
    ...written,
    selection: { limit: 1 },
    reads: 'server',
    ...byServer,
  },
  {
    title: 'audit/{id}',
    collection: `${customer}/audit`,
    id: 'entry-1',
    ...written,
    selection: { limit: 100 },
    reads: adminOfA,
    ...byServer,
  },
];

/** One operation on one path: who may, and everybody who may not. */
export interface MatrixCell {
  verb: string;
  insider: Insider;
  denied: Persona[];
  does: (who: Persona) => Operation;
}

/** The seven operations on a path. */
export function cellsOf(path: MatrixPath): MatrixCell[] {
  const document = `${path.collection}/${path.id}`;
  const name = path.collection.split('/').at(-1) ?? '';
  const reader = path.lists ?? path.reads;
  const created = (who: Persona) => {
    const { id, fields } = path.fresh(who);
    return create(`${path.collection}/${id}`, fields);
  };
  const cells: [verb: string, insider: Insider, does: MatrixCell['does']][] = [
    ['get', path.reads, () => get(document)],
    ['list', reader, () => list(path.collection, path.selection)],
    ['count', reader, () => count(path.collection, path.selection)],
    ['collection group', 'server', () => collectionGroup(name, path.selection)],
    ['create', path.creates, created],
    ['update', path.updates, (who) => update(document, path.change(who))],
    ['delete', path.deletes, () => remove(document)],
  ];
  return cells.map(([verb, insider, does]) => ({
    verb,
    insider,
    does,
    denied: isForOtherGroups(path, verb, insider) ? outsiders : [...outsiders, operatorOfA2],
  }));
}

/** May an operator of another group do it too? They set their own status whatever their group. */
function isForOtherGroups(path: MatrixPath, verb: string, insider: Insider): boolean {
  if (path.title === 'agents/{uid}' && verb === 'create') return true;
  return !path.isOfGroup && insider !== 'server' && insider !== adminOfA;
}
