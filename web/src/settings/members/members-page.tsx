import { useMemo, useState, useCallback, useDeferredValue } from 'react';
import { IconUserPlus } from '@tabler/icons-react';
import { Button } from '../../ui/button.tsx';
import { ErrorLine, EmptyLine } from '../../ui/notice.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { useInvitations, useMembers } from '../use-lists.ts';
import { LiveRows } from '../widgets/live-rows.tsx';
import { PageHead } from '../widgets/page-head.tsx';
import { useAdding } from '../widgets/use-adding.ts';
import { InvitationsView } from './invitations-view.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberDialog } from './member-dialog.tsx';
import type { Member } from '@cti/functions/model/members/member';
import type { Row } from '../../firebase/spec.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { inOrder, searchText, searchWords } from './member-list.ts';
import { MemberTable } from './member-table.tsx';
import { useSessionLimits } from '../../console/use-session-limits.ts';

/** Who may sign in, and what each of them sees. */
export function MembersPage() {
  const words = useSettingsWords();
  const { pages } = useWords();
  const { customerId, member, groups } = useConsole();
  const live = useMembers(customerId);
  const invited = useInvitations(customerId);
  const limits = useSessionLimits(customerId);
  const usesFactors = limits.status === 'ready' && (limits.data?.secondFactor ?? 'off') !== 'off';
  const [isAdding, setAdding] = useAdding();
  const [openedId, setOpenedId] = useState<string | null>(null);
  const groupNames = useMemo(
    () => new Map(groups.map(({ id, name }) => [id, name || id])),
    [groups],
  );
  const opened = live.status === 'ready' ? live.data.find(({ id }) => id === openedId) : undefined;
  return (
    <>
      <PageHead title={words.nav.members} lead={words.members.lead}>
        <Button look="primary" icon={IconUserPlus} onClick={() => setAdding(true)}>
          {words.members.invite}
        </Button>
      </PageHead>
      <LiveRows live={live}>
        {(members) => (
          <>
            {invited.status === 'error' && <ErrorLine>{pages.error}</ErrorLine>}
            {invited.status === 'ready' && (
              <InvitationsView
                customerId={customerId}
                invitations={invited.data}
                members={members}
                groupNames={groupNames}
              />
            )}
            <MembersView
              members={members}
              groupNames={groupNames}
              ownUid={member.uid}
              onOpen={setOpenedId}
            />
          </>
        )}
      </LiveRows>
      {isAdding && (
        <InviteDialog customerId={customerId} groups={groups} onClose={() => setAdding(false)} />
      )}
      {opened && (
        <MemberDialog
          key={opened.id}
          customerId={customerId}
          groups={groups}
          member={opened}
          isOwn={opened.id === member.uid}
          mayHaveFactor={usesFactors && opened.role === 'admin' && opened.email !== ''}
          onClose={() => setOpenedId(null)}
        />
      )}
    </>
  );
}

interface MembersViewProps {
  members: readonly Row<Member>[];
  groupNames: ReadonlyMap<string, string>;
  ownUid: string;
  onOpen: (uid: string) => void;
}

/** The members, filtered as you type: the field never waits for the rows. */
export function MembersView({ members, groupNames, ownUid, onOpen }: MembersViewProps) {
  const words = useSettingsWords();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const all = useMemo(
    () => inOrder(members).map((member) => ({ member, text: searchText(member, groupNames) })),
    [members, groupNames],
  );
  const found = useMemo(() => {
    const parts = searchWords(wanted);
    return all
      .filter(({ text }) => parts.every((part) => text.includes(part)))
      .map(({ member }) => member);
  }, [all, wanted]);
  const open = useCallback((member: Row<Member>) => onOpen(member.id), [onOpen]);
  return (
    <>
      <div className="members-bar">
        <SearchField
          label={words.members.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="settings-note num" aria-live="polite">
          {words.members.count(found.length)}
        </span>
      </div>
      {found.length === 0 ? (
        <EmptyLine>{words.common.noMatch}</EmptyLine>
      ) : (
        <MemberTable members={found} groupNames={groupNames} ownUid={ownUid} onOpen={open} />
      )}
    </>
  );
}
