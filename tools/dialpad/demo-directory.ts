import { officeId } from '../demo/operators.ts';
import { demoMembers, demoStores } from '../demo/people.ts';
import type { CompanyNumber, Directory, Place, User } from './directory.ts';

const offices = [
  { id: String(officeId), name: '本社' },
  { id: String(officeId + 1), name: '大阪オフィス' },
];
const [head, osaka] = [String(officeId), String(officeId + 1)];

/** Ids below the offices', apart from the users'. */
const placeId = (index: number): string => String(5_716_039_329_252_000 + index);

/** The stores that have lines here already, and one that has just opened. */
const callCenters: Place[] = [...demoStores.goodfife.map(({ name }) => name), '市川'].map(
  (name, index) => ({ id: placeId(index), name, officeId: head }),
);
const newStore = callCenters.at(-1)?.id ?? '';
const departments: Place[] = [
  { id: placeId(100), name: '予約センター', officeId: head },
  { id: placeId(101), name: '梅田', officeId: osaka },
];

const numbers: CompanyNumber[] = [
  ...demoStores.goodfife.map(({ prefix }, index): CompanyNumber => ({
    number: `+81${prefix.slice(1)}1234`,
    officeId: head,
    target: { type: 'callcenter', id: placeId(index) },
  })),
  { number: '+815017521234', officeId: head, target: { type: 'callcenter', id: newStore } },
  { number: '+815017521235', officeId: head, target: { type: 'callcenter', id: newStore } },
  { number: '+815017540001', officeId: head, target: { type: 'department', id: placeId(100) } },
  { number: '+815017550100', officeId: osaka, target: { type: 'department', id: placeId(101) } },
  { number: '+815017550000', officeId: osaka, target: { type: 'office', id: osaka } },
  {
    number: '+815030001002',
    officeId: head,
    target: { type: 'user', id: '5171365938069599' },
  },
  { number: '+815017559999', officeId: head, target: null },
];

const inStore = (index: number): NonNullable<User['groups']> => [
  { type: 'callcenter', id: placeId(index) },
];

/** The demo's members, one of them suspended, and colleagues who have no sign-in here yet. */
const users: User[] = [
  ...demoMembers
    .filter(({ customerId }) => customerId === 'goodfife')
    .map(({ dialpadId, name, email, role, groupCodes }, index): User => ({
      id: String(dialpadId),
      number: `+8150300010${String(11 + index)}`,
      name,
      email: email.toUpperCase(),
      officeId: head,
      state: role === 'viewer' ? 'suspended' : 'active',
      groups: demoStores.goodfife.flatMap(({ groupCode }, index) =>
        groupCodes.includes(groupCode) ? inStore(index) : [],
      ),
    })),
  {
    id: '5171365938069599',
    name: '中野 健',
    email: 'nakano@example.com',
    officeId: head,
    groups: inStore(0),
  },
  {
    id: '5171365938069598',
    name: '葛城 美緒',
    email: 'katsuragi@example.com',
    officeId: head,
    groups: inStore(2),
  },
  {
    id: '5171365938069597',
    name: '市原 大輔',
    email: 'ichihara@example.com',
    officeId: head,
    groups: inStore(4),
  },
  {
    id: '5171365938069596',
    name: '梅原 さくら',
    email: 'umehara@example.com',
    officeId: osaka,
    groups: [{ type: 'department', id: placeId(101) }],
  },
  { id: '5171365938069595', name: '会議室', email: '', officeId: head },
];

/** What the demo's company has at Dialpad: it fits the demo's lines and members, with a few that are new. */
export const demoDirectory = (): Directory & { offices: { id: string; name: string }[] } =>
  structuredClone({ offices, departments, callCenters, numbers, users });
