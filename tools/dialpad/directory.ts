import { type Asked, type Body, page, Refused } from './page.ts';

/** Who and what a company has at Dialpad: departments, call centres, numbers and users. */
export interface Directory {
  departments: Place[];
  callCenters: Place[];
  /** Null = one of each office. */
  numbers: CompanyNumber[] | null;
  /** Null = one of each office. */
  users: User[] | null;
}

/** A department or call centre. */
export interface Place {
  id: string;
  name: string;
  officeId?: string;
}

export interface CompanyNumber {
  /** E.164. */
  number: string;
  officeId?: string;
  /** Null = assigned to nobody. */
  target: { type: 'office' | 'department' | 'callcenter' | 'user'; id: string } | null;
}

export interface User {
  id: string;
  name: string;
  /** `''` = none. */
  email: string;
  officeId: string;
  /** Their own number, E.164. */
  number?: string | null;
  state?: 'active' | 'suspended' | 'deleted';
  groups?: { type: 'department' | 'callcenter'; id: string }[];
  /** Whether an agent takes calls of their call centres now. */
  onDuty?: boolean;
  doNotDisturb?: boolean;
}

/** Agents of a call centre are on duty or not. */
export const isAgent = ({ groups = [] }: User): boolean =>
  groups.some(({ type }) => type === 'callcenter');

/** As much of a company as its lists tell of. */
type Owner = Directory & { id: string; offices: { id: string; name: string }[] };

export const noDirectory: Directory = {
  departments: [],
  callCenters: [],
  numbers: null,
  users: null,
};

/** The operations that list them. */
export const directoryOperations: Record<string, (company: Owner, asked: Asked) => Body> = {
  'departments.listall': ({ departments }, { query }) => page(departments.map(shownPlace), query),
  'callcenters.listall': ({ callCenters }, { query }) => page(callCenters.map(shownPlace), query),
  'users.list': (company, { query }) =>
    page(
      usersOf(company)
        .filter(({ state = 'active' }) => [state, 'all', undefined].includes(query['state']))
        .filter(({ email }) =>
          [email.toLowerCase(), undefined].includes(query['email']?.toLowerCase()),
        )
        .map((user) => shownUser(company, user)),
      query,
    ),
  'numbers.get': (company, { path }) => {
    const number = numbersOf(company).find((one) => one.number === path['number']);
    if (!number) throw new Refused(404, 'Not found.');
    return shownNumber(company, number);
  },
  'numbers.list': (company, { query }) =>
    page(
      numbersOf(company).map((number) => shownNumber(company, number)),
      query,
    ),
};

/** Its numbers, the users' own ones among them, and one that is nobody's. */
export function numbersOf(company: Owner): CompanyNumber[] {
  const { numbers, offices } = company;
  const own = usersOf(company).flatMap(({ id, number }): CompanyNumber[] =>
    number ? [{ number, target: { type: 'user', id } }] : [],
  );
  const places =
    numbers ??
    offices.map(({ id }, index): CompanyNumber => ({
      number: `+81501748${String(1234 + index)}`,
      officeId: id,
      target: { type: 'office', id },
    }));
  return [...places, ...own, ...(numbers ? [] : [{ number: '+815017489999', target: null }])];
}

export const usersOf = ({ users, offices }: Owner): User[] =>
  users ??
  offices.map(({ id, name }, index) => ({
    id: String(5_171_365_938_069_600 + index),
    name: `${name} 担当`,
    email: `office-${index}@example.com`,
    officeId: id,
  }));

const shownPlace = ({ id, name, officeId }: Place): Body => ({
  id,
  name,
  ...(officeId === undefined ? {} : { office_id: officeId }),
  state: 'active',
});

const statuses = {
  office: 'office',
  department: 'department',
  callcenter: 'call_center',
  user: 'user',
} as const;

const shownNumber = ({ id }: Owner, { number, officeId, target }: CompanyNumber): Body => ({
  number,
  company_id: id,
  ...(officeId === undefined ? {} : { office_id: officeId }),
  status: target ? statuses[target.type] : 'available',
  type: 'local',
  ...(target ? { target_type: target.type, target_id: target.id } : {}),
});

const shownUser = (company: Owner, user: User): Body => {
  const { id, name, email, officeId, state, groups, onDuty = false, doNotDisturb = false } = user;
  return {
    id,
    company_id: company.id,
    office_id: officeId,
    display_name: name,
    ...(email === '' ? {} : { emails: [email] }),
    do_not_disturb: doNotDisturb,
    ...(isAgent(user) ? { is_on_duty: onDuty } : {}),
    ...(groups
      ? {
          group_details: groups.map((group) => ({
            group_id: group.id,
            group_type: group.type,
            role: 'operator',
          })),
        }
      : {}),
    state: state ?? 'active',
    onboarding_completed: true,
    voicemail: {},
  };
};
