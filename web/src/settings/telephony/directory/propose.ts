import {
  memberOfUser,
  type Directory,
  type DirectoryChange,
  type DirectoryPhone,
  type DirectoryPlace,
  type DirectoryUser,
  type PlaceKind,
} from '@cti/functions/model/dialpad-directory';
import type { Group } from '@cti/functions/model/group';
import { type Line, lineBeginning, takingLine } from '@cti/functions/model/line';
import type { Invitation } from '@cti/functions/model/members/invitation';
import type { Member } from '@cti/functions/model/members/member';
import type { Row } from '../../../firebase/spec.ts';
import { nextGroupCode } from '../../groups/group-code.ts';
import { formatLineNumber, readLineNumber } from '../../lines/line-number.ts';

/** What the customer has already. */
export interface Here {
  groups: readonly Row<Group>[];
  lines: readonly Row<Line>[];
  members: readonly Row<Member>[];
  /** Unanswered ones. */
  invitations: readonly Pick<Invitation, 'email'>[];
  /** Offices whose calls are received; none = all. */
  officeIds: readonly string[];
}

/** A group that exists, by its code, or one that is proposed, by the key of its place at Dialpad. */
export type GroupRef = `group:${string}` | `new:${string}`;

export interface GroupProposal {
  /** Of the place it's named after. */
  key: string;
  kind: PlaceKind;
  name: string;
  /** The first free one. */
  code: string;
  isNew: boolean;
}

export interface LineProposal {
  /** E.164. */
  number: string;
  /** As lines have it: national, if Japanese. */
  lineNumber: string;
  storeName: string;
  /** Null = to be chosen. */
  group: GroupRef | null;
  /** A person's own number: as a line, their whole group would see its calls. */
  isDirect: boolean;
  /** Its calls aren't received: the connection is to other offices. */
  isOutside: boolean;
  /** Whom it rings is clear, and nobody sees more than they should. */
  isSafe: boolean;
  isNew: boolean;
}

export interface InviteProposal {
  userId: string;
  name: string;
  email: string;
  groups: GroupRef[];
  isNew: boolean;
}

/** A telephone that nobody here sits at yet. */
export interface PhoneProposal extends DirectoryPhone {
  /** Whose it could be: the one member of that name; null = to be chosen. */
  uid: string | null;
}

/** Something that changed on the phone system, and what would follow from it here. */
export interface ChangeProposal {
  /** Of the row. */
  id: string;
  change: DirectoryChange;
  /** Null = nothing can be done about it here. */
  follows: {
    groups: { code: string; name: string }[];
    lines: { line: Row<Line>; storeName: string; group: GroupRef | null }[];
    /** Nobody sees other calls than before. */
    isSafe: boolean;
  } | null;
}

export interface Proposal {
  groups: GroupProposal[];
  lines: LineProposal[];
  invites: InviteProposal[];
  phones: PhoneProposal[];
  changes: ChangeProposal[];
  /** Where each place's calls belong. */
  groupOf: ReadonlyMap<string, GroupRef>;
  /** How much is here already, or can't be taken over. */
  counts: {
    groups: number;
    lines: number;
    members: number;
    invited: number;
    /** Numbers that ring nobody. */
    unassigned: number;
    /** Users that can't be invited. */
    withoutMail: number;
    /** Telephones that somebody sits at. */
    phones: number;
  };
  /** Active members whose user has been suspended at Dialpad for some time. */
  suspended: { uid: string; name: string }[];
}

/** Names are the same in whatever width and case they're typed. */
const normal = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** What could be taken over from a phone system. What is here already isn't proposed again. */
export function propose(directory: Directory, here: Here): Proposal {
  const told = new Set(
    directory.changes.map((change) => (change.what === 'user-suspended' ? change.uid : '')),
  );
  const { groupOf, groups } = proposeGroups(directory, here);
  const users = proposeUsers(directory, here, groupOf);
  const lines = proposeLines(directory, here, groupOf);
  const phones = proposePhones(directory, here);
  return {
    groups,
    lines: lines.proposed,
    invites: users.invites,
    phones: phones.proposed,
    changes: directory.changes.map((change, index) => ({
      id: `${change.what}:${index}`,
      change,
      follows: followsOf(change, directory, here, groupOf),
    })),
    groupOf,
    counts: {
      groups: [...groupOf.values()].filter((ref) => ref.startsWith('group:')).length,
      ...lines.counts,
      ...users.counts,
      phones: phones.count,
    },
    suspended: users.suspended.filter(({ uid }) => !told.has(uid)),
  };
}

/** Brings each place to the group it had at the last import, that has its name or its lines, or to a new one. */
function proposeGroups({ places, numbers }: Directory, { groups, lines }: Here) {
  const codes = new Set(groups.map(({ id }) => id));
  const byName = new Map<string, GroupRef>(
    groups.map(({ id, name }) => [normal(name), `group:${id}`]),
  );
  /** The one group of the lines that take its numbers. */
  const byLines = (key: string): GroupRef | null => {
    const found = new Set(
      numbers
        .filter(({ target }) => target === key)
        .flatMap(({ number }) => takingLine(lines, number)?.groupCode ?? []),
    );
    const [code] = found;
    return found.size === 1 && code !== undefined && codes.has(code) ? `group:${code}` : null;
  };
  const called = new Set(numbers.map(({ target }) => target));
  const proposed: GroupProposal[] = [];
  const groupOf = new Map<string, GroupRef>();
  // Places with numbers are taken over by themselves: their codes come first.
  const inOrder = [...places].toSorted(
    (a, b) => Number(called.has(b.key)) - Number(called.has(a.key)),
  );
  for (const { key, kind, name, groupCode, isNew } of inOrder) {
    const kept: GroupRef | null = groupCode && codes.has(groupCode) ? `group:${groupCode}` : null;
    const ref = kept ?? byName.get(normal(name)) ?? byLines(key) ?? `new:${key}`;
    groupOf.set(key, ref);
    if (ref !== `new:${key}`) continue;
    // Another place of this name is the same store.
    byName.set(normal(name), ref);
    const code = nextGroupCode([...codes, ...proposed.map((one) => one.code)]);
    proposed.push({ key, kind, name, code, isNew });
  }
  return { groupOf, groups: proposed };
}

function proposeLines(
  { numbers, places, users }: Directory,
  { lines, officeIds }: Here,
  groupOf: ReadonlyMap<string, GroupRef>,
) {
  const placeOf = new Map(places.map((place) => [place.key, place]));
  const userOf = new Map(users.map((user) => [`user:${user.id}`, user]));
  const counts = { lines: 0, unassigned: 0 };
  const proposed: LineProposal[] = [];
  for (const { number, target, officeId, isNew } of numbers) {
    if (takingLine(lines, number)) counts.lines += 1;
    else if (target === null) counts.unassigned += 1;
    else {
      const place = placeOf.get(target);
      const user = userOf.get(target);
      const office = placeOf.get(`office:${officeId}`);
      const [ofUser] = user ? groupsOfUser(user, groupOf) : [];
      const isOutside = officeIds.length > 0 && officeId !== null && !officeIds.includes(officeId);
      const lineNumber = readLineNumber(number);
      proposed.push({
        number,
        lineNumber,
        storeName: place?.name || user?.name || office?.name || formatLineNumber(lineNumber),
        group: groupOf.get((place ?? office)?.key ?? '') ?? null,
        ...(user ? { group: ofUser ?? null } : {}),
        isDirect: target.startsWith('user:') || target.startsWith('phone:'),
        isOutside,
        isSafe: place !== undefined && !isOutside,
        isNew,
      });
    }
  }
  return { proposed, counts };
}

function proposePhones({ phones }: Directory, { members }: Here) {
  const active = members.filter(({ active: is, role }) => is && role !== 'viewer');
  const taken = new Set(active.flatMap(({ extensions = [] }) => extensions));
  const proposed = phones
    .filter(({ extension }) => !taken.has(extension))
    .map((phone): PhoneProposal => {
      const namesakes = active.filter((one) => compact(one.name) === compact(phone.name));
      const [owner] = phone.name === '' || namesakes.length !== 1 ? [] : namesakes;
      return { ...phone, uid: owner?.uid ?? null };
    });
  return { proposed, count: phones.length - proposed.length };
}

/** Phone systems write people's names with and without a space. */
const compact = (name: string): string => normal(name).replaceAll(/\s/g, '');

function proposeUsers(
  { users }: Directory,
  { members, invitations }: Here,
  groupOf: ReadonlyMap<string, GroupRef>,
) {
  const counts = { members: 0, invited: 0, withoutMail: 0 };
  const invites: InviteProposal[] = [];
  const suspended: Proposal['suspended'] = [];
  const invited = new Set(invitations.map(({ email }) => email.toLowerCase()));
  for (const user of users) {
    const { id, name, emails, isSuspended, isNew } = user;
    const member = memberOfUser(user, members);
    const [email] = emails;
    if (member) {
      counts.members += 1;
      if (isSuspended && member.active) suspended.push({ uid: member.uid, name: member.name });
    } else if (!isSuspended) {
      if (email === undefined) counts.withoutMail += 1;
      else if (emails.some((one) => invited.has(one))) counts.invited += 1;
      else {
        const groups = groupsOfUser(user, groupOf);
        invites.push({ userId: id, name: name || email, email, groups, isNew });
      }
    }
  }
  return { invites, suspended, counts };
}

/** Those of their departments and call centres; who is in none belongs to the office. */
function groupsOfUser(
  { placeKeys, officeId }: DirectoryUser,
  groupOf: ReadonlyMap<string, GroupRef>,
): GroupRef[] {
  const of = (keys: string[]) => keys.map((key) => groupOf.get(key)).filter((ref) => ref != null);
  const own = of(placeKeys);
  return [...new Set(own.length > 0 ? own : of([`office:${officeId}`]))];
}

/** A new name is taken over where the old one still stands; a moved number only if its line stands for it alone. */
function followsOf(
  change: DirectoryChange,
  { places, numbers }: Directory,
  { groups, lines }: Here,
  groupOf: ReadonlyMap<string, GroupRef>,
): ChangeProposal['follows'] {
  if (change.what === 'place-renamed') {
    const { key, from, to } = change;
    const ref = groupOf.get(key);
    const named = {
      groups: groups
        .filter(({ id, name }) => ref === `group:${id}` && name === from)
        .map(({ id }) => ({ code: id, name: to })),
      lines: lines
        .filter(({ groupCode, storeName }) => ref === `group:${groupCode}` && storeName === from)
        .map((line) => ({ line, storeName: to, group: null })),
    };
    return named.groups.length + named.lines.length > 0 ? { ...named, isSafe: true } : null;
  }
  if (change.what === 'number-moved') {
    const line = lines.find(({ number }) => lineBeginning(number) === lineBeginning(change.number));
    const target = numbers.find(({ number }) => number === change.number)?.target;
    const place: DirectoryPlace | undefined = places.find(({ key }) => key === target);
    const group = place && groupOf.get(place.key);
    if (!line || !place || !group || group === `group:${line.groupCode}`) return null;
    return { groups: [], lines: [{ line, storeName: place.name, group }], isSafe: false };
  }
  return null;
}
