import { paths } from '@cti/functions/model/paths';
import {
  count,
  create,
  get,
  list,
  remove,
  update,
  type Fields,
  type Operation,
} from '../operation.ts';
import {
  adminOfA,
  customerA,
  endedOfA,
  inactiveAdminOfA,
  inactiveOfA,
  keptOfA,
  memberOfBoth,
  nameOf,
  newcomerOfA,
  operatorOfA,
  operatorOfA2,
  outsiders,
  returnedOfA,
  stranger,
  viewerOfA,
  type Persona,
} from '../personas.ts';
import { as, eachDoes, eachOf, type Row, type Step } from '../table.ts';

const all = paths.members(customerA);
const document = (who: Persona) => paths.member(customerA, who.uid ?? '');
const members = [adminOfA, operatorOfA, operatorOfA2, viewerOfA, memberOfBoth];

/** Each asks for their own member document. */
const ownDocument = (people: readonly Persona[]): Record<string, Step> =>
  Object.fromEntries(people.map((who) => [who.title, as(who, get(document(who)))]));

/** The server may, the members themselves may not. */
function onlyServer(title: string, does: Record<string, Operation>, people: Persona[]): Row {
  return {
    title,
    allow: Object.fromEntries(
      Object.entries(does).map(([verb, operation]) => [
        `a server, ${verb}`,
        as('server', operation),
      ]),
    ),
    deny: eachDoes(people, does),
  };
}

const changes = (fields: Fields) => update(document(operatorOfA), fields);
const memberOf = (who: Persona, role: string) => ({
  uid: who.uid,
  email: 'somebody@example.com',
  name: nameOf(who),
  role,
  groupCodes: ['G01'],
  active: true,
});

export const memberRows: Row[] = [
  {
    title: 'AUT-05 get the own member document',
    allow: ownDocument([...members, keptOfA, returnedOfA, newcomerOfA]),
    deny: ownDocument([inactiveOfA, inactiveAdminOfA, endedOfA, stranger]),
  },
  {
    title: 'TEN-01 get the document of another member',
    allow: eachOf([...members, keptOfA, returnedOfA], get(document(viewerOfA))),
    deny: eachOf(outsiders, get(document(viewerOfA))),
  },
  {
    title: 'TEN-01 all members',
    allow: eachOf(members, list(all, { limit: 1000 })),
    deny: eachOf(outsiders, list(all, { limit: 1000 })),
  },
  {
    title: 'TEN-16 how many members at once',
    allow: {
      1000: as(viewerOfA, list(all, { limit: 1000 })),
      'count of 1000': as(viewerOfA, count(all, { limit: 1000 })),
    },
    deny: {
      1001: as(viewerOfA, list(all, { limit: 1001 })),
      'no limit': as(viewerOfA, list(all, {})),
      'no limit, admin': as(adminOfA, list(all, {})),
    },
  },
  onlyServer(
    'ROL-01 the operator changes his own document; so does an admin, directly',
    {
      role: changes({ role: 'admin' }),
      'group codes': changes({ groupCodes: ['G01', 'G02'] }),
      active: changes({ active: false }),
      name: changes({ name: 'Other' }),
      'name and role': changes({ name: 'Other', role: 'admin' }),
      'name and group codes': changes({ name: 'Other', groupCodes: [] }),
      'name and active': changes({ name: 'Other', active: false }),
      'a field of next year': changes({ superuser: true }),
      'the whole document': create(document(operatorOfA), memberOf(operatorOfA, 'admin')),
    },
    [operatorOfA, adminOfA, viewerOfA],
  ),
  onlyServer(
    'ROL-01 an admin lowers or raises himself',
    {
      role: update(document(adminOfA), { role: 'viewer' }),
      'group codes': update(document(adminOfA), { groupCodes: ['G01'] }),
    },
    [adminOfA],
  ),
  onlyServer(
    'AUT-05 a deactivated member makes himself active',
    { active: update(document(inactiveOfA), { active: true }) },
    [inactiveOfA],
  ),
  onlyServer(
    'ROL-07 somebody becomes a member',
    { created: create(document(stranger), memberOf(stranger, 'admin')) },
    [stranger, operatorOfA, adminOfA, ...outsiders.filter((who) => who !== stranger)],
  ),
  onlyServer('ROL-07 a member is deleted', { deleted: remove(document(operatorOfA)) }, [
    operatorOfA,
    operatorOfA2,
    viewerOfA,
    adminOfA,
    ...outsiders,
  ]),
];
