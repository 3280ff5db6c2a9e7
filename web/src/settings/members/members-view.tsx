import type { Member } from '@cti/functions/model/member';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { Row } from '../../firebase/spec.ts';
import { EmptyLine } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { inOrder, searchText, searchWords } from './member-list.ts';
import { MemberTable } from './member-table.tsx';

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
