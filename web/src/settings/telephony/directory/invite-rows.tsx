import type { Group } from '@cti/functions/model/group';
import type { Row } from '../../../firebase/spec.ts';
import { useDirectoryWords } from '../../../words/settings/directory.ts';
import { type Chosen, rowId } from './choices.ts';
import type { GroupRef, Proposal } from './propose.ts';
import { NoteCell, PickCell, ProposalSection, type RowsProps } from './rows.tsx';

interface InviteRowsProps extends RowsProps {
  invites: Chosen['invites'];
  newGroups: Chosen['groups'];
  groups: readonly Row<Group>[];
  counts: Proposal['counts'];
}

/** People who could be invited, with the groups they would get. */
export function InviteRows(props: InviteRowsProps) {
  const { invites, newGroups, groups, counts, failed, onPick } = props;
  const words = useDirectoryWords();
  const names = new Map<GroupRef, string>([
    ...groups.map(({ id, name }) => [`group:${id}`, name || id] as const),
    ...newGroups.map(({ key, name }) => [`new:${key}`, words.lines.newGroup(name)] as const),
  ]);
  return (
    <ProposalSection
      title={words.invites.title}
      lead={words.invites.lead}
      already={[
        ...(counts.members > 0 ? [words.already.members(counts.members)] : []),
        ...(counts.invited > 0 ? [words.already.invited(counts.invited)] : []),
        ...(counts.withoutMail > 0 ? [words.already.withoutMail(counts.withoutMail)] : []),
      ]}
      items={invites}
      idOf={rowId.invite}
      columns={[
        { name: words.columns.name, width: '22%' },
        { name: words.columns.mail },
        { name: words.columns.group },
        { name: words.columns.note, width: '20%' },
      ]}
      onPick={onPick}
    >
      {(invite) => {
        const { userId, name, email, isPicked } = invite;
        const named = invite.groups.map((ref) => names.get(ref) ?? '').join('、');
        return (
          <tr key={userId}>
            <PickCell
              name={name}
              isPicked={isPicked}
              onPick={(isOn) => onPick([rowId.invite(invite)], isOn)}
            />
            <td className="row-strong clip" title={name}>
              {name}
            </td>
            <td className="row-second clip" title={email}>
              {email}
            </td>
            <td className="clip" title={named}>
              {named || <span className="row-quiet">{words.invites.noGroup}</span>}
            </td>
            <NoteCell badges={[]} refused={failed.get(rowId.invite(invite))} />
          </tr>
        );
      }}
    </ProposalSection>
  );
}
