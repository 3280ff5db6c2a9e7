import { groupCodeLimit } from '@cti/functions/model/callables';
import type { Group } from '@cti/functions/model/group';
import type { Member } from '@cti/functions/model/members/member';
import type { Row } from '../../../firebase/spec.ts';
import { type GroupCodeProblem, groupCodeProblem, readGroupCode } from '../../groups/group-code.ts';
import type { LineFields } from '../../write-settings.ts';
import type {
  ChangeProposal,
  GroupProposal,
  GroupRef,
  InviteProposal,
  LineProposal,
  PhoneProposal,
  Proposal,
} from './propose.ts';

/** What an admin chose differently from the proposal. */
export interface Choices {
  /** Rows ticked or not, by {@link rowId}. */
  picked: Readonly<Record<string, boolean>>;
  /** Codes of new groups as typed, by the place's key. */
  codes: Readonly<Record<string, string>>;
  /** Groups of new lines, by number. */
  lineGroups: Readonly<Record<string, GroupRef>>;
  /** Who sits at a telephone, by extension. */
  phoneOwners: Readonly<Record<string, string>>;
}

export const noChoices: Choices = { picked: {}, codes: {}, lineGroups: {}, phoneOwners: {} };

/** Of a row with a checkbox. */
export const rowId = {
  group: ({ key }: GroupProposal) => `group:${key}`,
  line: ({ number }: LineProposal) => `line:${number}`,
  invite: ({ userId }: InviteProposal) => `invite:${userId}`,
  phone: ({ extension }: PhoneProposal) => `phone:${extension}`,
  change: ({ id }: ChangeProposal) => `change:${id}`,
};

/** One write or request of an import. */
export type Step = { rowId: string } & (
  | { kind: 'group'; code: string; name: string }
  | { kind: 'rename-group'; code: string; name: string }
  | { kind: 'line'; number: string; fields: LineFields }
  | { kind: 'change-line'; lineId: string; fields: LineFields }
  | { kind: 'invite'; email: string; name: string; groupCodes: string[] }
  | { kind: 'extensions'; member: Row<Member>; extensions: string[] }
);

export interface Chosen {
  groups: (GroupProposal & {
    isPicked: boolean;
    /** Something ticked belongs to it, so it can't be left out. */
    isNeeded: boolean;
    typedCode: string;
    problem: GroupCodeProblem | null;
    /** The group whose code was typed: nothing is made then. */
    existing: Row<Group> | null;
  })[];
  lines: (LineProposal & { isPicked: boolean })[];
  invites: (InviteProposal & { isPicked: boolean; groupCodes: string[] })[];
  phones: (PhoneProposal & { isPicked: boolean })[];
  changes: (ChangeProposal & { isPicked: boolean })[];
  /** In the order they have to be done. */
  steps: Step[];
  /** Ticked rows. */
  count: number;
  /** Something that is ticked can't be done as it stands. */
  hasProblem: boolean;
  /** The group each place belongs to once the steps are done, for the next import. */
  kept: { key: string; groupCode: string }[];
}

/**
 * A proposal as an admin has it before them: new lines of places are ticked, and with them the groups they need. An
 * invitation sends a mail, a person's own number shows their calls to others, and a telephone shows calls to whoever
 * is said to sit at it: those are ticked by hand.
 */
export function choose(
  proposal: Proposal,
  choices: Choices,
  existing: readonly Row<Group>[],
  members: readonly Row<Member>[] = [],
): Chosen {
  const isPicked = (id: string, byItself: boolean) => choices.picked[id] ?? byItself;
  const lines = proposal.lines.map((line) => {
    const group = choices.lineGroups[line.number] ?? line.group;
    const picked = isPicked(rowId.line(line), line.isSafe && line.isNew);
    return { ...line, group, isPicked: group !== null && picked };
  });
  const changes = proposal.changes.map((one) => ({
    ...one,
    isPicked: one.follows !== null && isPicked(rowId.change(one), one.follows.isSafe),
  }));
  const invited = proposal.invites.map((invite) => ({
    ...invite,
    isPicked: isPicked(rowId.invite(invite), false),
  }));
  const phones = proposal.phones.map((phone) => {
    const uid = choices.phoneOwners[phone.extension] ?? phone.uid;
    return { ...phone, uid, isPicked: uid !== null && isPicked(rowId.phone(phone), false) };
  });
  const needed = new Set<GroupRef | null>([
    ...lines.filter((line) => line.isPicked).map(({ group }) => group),
    ...invited.filter((invite) => invite.isPicked).flatMap(({ groups }) => groups),
    ...changes
      .filter((change) => change.isPicked)
      .flatMap(({ follows }) => follows?.lines.map(({ group }) => group) ?? []),
  ]);
  const groups = proposal.groups.map((group) => {
    const typedCode = choices.codes[group.key] ?? group.code;
    const code = readGroupCode(typedCode);
    const isNeeded = needed.has(`new:${group.key}`);
    return {
      ...group,
      code,
      typedCode,
      isNeeded,
      isPicked: isNeeded || isPicked(rowId.group(group), false),
      problem: groupCodeProblem(code),
      existing: existing.find(({ id }) => id === code) ?? null,
    };
  });
  const codeOf = (ref: GroupRef): string | null => {
    if (ref.startsWith('group:')) return ref.slice('group:'.length);
    const group = groups.find(({ key, isPicked: is }) => is && ref === `new:${key}`);
    return group?.code ?? null;
  };
  const invites = invited.map((invite) => ({
    ...invite,
    groupCodes: [...new Set(invite.groups.map(codeOf).filter((code) => code !== null))].slice(
      0,
      groupCodeLimit,
    ),
  }));
  const chosen = { groups, lines, invites, phones, changes };
  const picked = [groups, lines, invites, phones, changes].flat().filter((row) => row.isPicked);
  return {
    ...chosen,
    steps: [...stepsOf(chosen, codeOf), ...phoneSteps(phones, members)],
    count: picked.length,
    hasProblem: groups.some((group) => group.isPicked && group.problem !== null),
    kept: [...proposal.groupOf].flatMap(([key, ref]) => {
      const groupCode = codeOf(ref);
      return groupCode === null ? [] : [{ key, groupCode }];
    }),
  };
}

function stepsOf(
  { groups, lines, invites, changes }: Pick<Chosen, 'groups' | 'lines' | 'invites' | 'changes'>,
  codeOf: (ref: GroupRef) => string | null,
): Step[] {
  const made = new Set<string>();
  const newGroups = groups.flatMap((group): Step[] => {
    if (!group.isPicked || group.existing || made.has(group.code)) return [];
    made.add(group.code);
    const { code, name } = group;
    return [{ kind: 'group', rowId: rowId.group(group), code, name }];
  });
  const followed = changes.flatMap((change): Step[] => {
    if (!change.isPicked || !change.follows) return [];
    const id = rowId.change(change);
    return [
      ...change.follows.groups.map((group): Step => ({
        kind: 'rename-group',
        rowId: id,
        ...group,
      })),
      ...change.follows.lines.map(({ line, storeName, group }): Step => {
        const { number, storeCode, groupCode } = line;
        const fields = {
          number,
          storeName,
          storeCode,
          groupCode: (group && codeOf(group)) ?? groupCode,
        };
        return { kind: 'change-line', rowId: id, lineId: line.id, fields };
      }),
    ];
  });
  const newLines = lines.flatMap((line): Step[] => {
    const groupCode = line.group && codeOf(line.group);
    if (!line.isPicked || !groupCode) return [];
    const { number, lineNumber, storeName } = line;
    const fields = { number: lineNumber, storeName, storeCode: groupCode, groupCode };
    return [{ kind: 'line', rowId: rowId.line(line), number, fields }];
  });
  const newMembers = invites.flatMap((invite): Step[] => {
    const { email, name, groupCodes, isPicked } = invite;
    return isPicked
      ? [{ kind: 'invite', rowId: rowId.invite(invite), email, name, groupCodes }]
      : [];
  });
  return [...newGroups, ...followed, ...newLines, ...newMembers];
}

/** A member gets one telephone after the other: each step has those of the steps before it. */
function phoneSteps(phones: Chosen['phones'], members: readonly Row<Member>[]): Step[] {
  const all = new Map(members.map(({ uid, extensions = [] }) => [uid, [...extensions]]));
  return phones.flatMap((phone): Step[] => {
    const member = members.find(({ uid }) => uid === phone.uid);
    if (!phone.isPicked || !member) return [];
    const extensions = [...(all.get(member.uid) ?? []), phone.extension];
    all.set(member.uid, extensions);
    return [{ kind: 'extensions', rowId: rowId.phone(phone), member, extensions }];
  });
}

/** How much of a proposal wasn't there at the last import. */
export const newsOf = ({ groups, lines, invites, phones, changes }: Proposal) => ({
  groups: groups.filter(({ isNew }) => isNew).length,
  lines: lines.filter(({ isNew }) => isNew).length,
  invites: invites.filter(({ isNew }) => isNew).length,
  phones: phones.filter(({ isNew }) => isNew).length,
  changes: changes.length,
});
