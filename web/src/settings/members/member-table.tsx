import './members.css';
import type { Member } from '@cti/functions/model/members/member';
import { memo } from 'react';
import type { Row } from '../../firebase/spec.ts';
import { Badge } from '../../ui/badge.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { SettingsTable } from '../widgets/settings-table.tsx';
import { loginOf } from './login-of.ts';

interface MemberTableProps {
  members: readonly Row<Member>[];
  groupNames: ReadonlyMap<string, string>;
  /** The member looking at the table. */
  ownUid: string;
  onOpen: (member: Row<Member>) => void;
}

export const MemberTable = memo(function MemberTable(props: MemberTableProps) {
  const { members, groupNames, ownUid, onOpen } = props;
  const words = useSettingsWords();
  const hasExtensions = members.some(({ extensions = [] }) => extensions.length > 0);
  return (
    <SettingsTable
      label={words.nav.members}
      columns={[
        { name: words.members.name, width: '24%' },
        { name: words.members.login, width: '26%' },
        { name: words.members.role, width: '128px' },
        ...(hasExtensions ? [{ name: words.members.extensions, width: '120px' }] : []),
        words.members.groups,
        { name: words.members.state, width: '136px' },
      ]}
    >
      {members.map((member) => (
        <MemberRow
          key={member.id}
          member={member}
          groupNames={groupNames}
          hasExtensions={hasExtensions}
          isOwn={member.uid === ownUid}
          onOpen={onOpen}
        />
      ))}
    </SettingsTable>
  );
});

interface MemberRowProps {
  member: Row<Member>;
  groupNames: ReadonlyMap<string, string>;
  /** Somebody has one, so there's a column for them. */
  hasExtensions: boolean;
  isOwn: boolean;
  onOpen: (member: Row<Member>) => void;
}

/** Memoised: a thousand rows are rendered below a search field. */
const MemberRow = memo(function MemberRow(props: MemberRowProps) {
  const { member, groupNames, hasExtensions, isOwn, onOpen } = props;
  const extensions = member.extensions?.join('、') ?? '';
  const words = useSettingsWords();
  const { common, role, caller } = useWords();
  const codes = member.groupCodes.map((code) => groupNames.get(code) ?? code).join('、');
  const groups = member.role === 'admin' ? words.members.allGroups : codes || words.common.noGroup;
  return (
    <tr className={member.active ? undefined : 'member-row-inactive'}>
      <td title={member.name}>
        <span className="member-name">
          <button type="button" className="row-open whole-row clip" onClick={() => onOpen(member)}>
            {member.name || caller.noName}
          </button>
          {isOwn && <Badge>{common.you}</Badge>}
        </span>
      </td>
      <td className="row-second clip" title={member.email}>
        {loginOf(member, words)}
      </td>
      <td className="row-second">{role[member.role]}</td>
      {hasExtensions && (
        <td className="row-second num clip" title={extensions}>
          {extensions}
        </td>
      )}
      <td className="row-second clip" title={groups}>
        {groups}
      </td>
      <td>
        <span className="member-state">
          {member.active ? (
            !member.mustChangePassword && <span className="row-quiet">{words.members.active}</span>
          ) : (
            <Badge tone="missed">{words.members.inactive}</Badge>
          )}
          {member.active && member.mustChangePassword && (
            <span title={words.members.mustChangeHint}>
              <Badge tone="ringing">{words.members.mustChange}</Badge>
            </span>
          )}
        </span>
      </td>
    </tr>
  );
});
