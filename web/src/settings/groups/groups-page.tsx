import type { Group } from '@cti/functions/model/group';
import { useMemo, useState } from 'react';
import { IconPlus } from '@tabler/icons-react';
import type { Live } from '../../firebase/listener-store.ts';
import type { Row } from '../../firebase/spec.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyLine } from '../../ui/notice.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useConsole } from '../../console/console-context.ts';
import { useLines, useMembers } from '../use-lists.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { useAdding } from '../widgets/use-adding.ts';
import { useCompanyNumbers } from './caller-id-field.tsx';
import { GroupDialog } from './group-dialog.tsx';
import { storeProps } from '../../call/store-edge.tsx';
import { SettingsTable } from '../widgets/settings-table.tsx';

/** Groups: which calls belong together. */
export function GroupsPage() {
  const words = useSettingsWords();
  const { customerId, member, groups } = useConsole();
  const lines = useLines(customerId);
  const members = useMembers(customerId);
  const counts = useMemo(
    () => ({
      lines: countCodes(rowsOf(lines).map(({ groupCode }) => groupCode)),
      members: countCodes(
        rowsOf(members).flatMap(({ active, groupCodes }) => (active ? groupCodes : [])),
      ),
    }),
    [lines, members],
  );
  const [isAdding, setAdding] = useAdding();
  const [opened, setOpened] = useState<Row<Group> | null>(null);
  const close = () => {
    setOpened(null);
    if (isAdding) setAdding(false);
  };
  return (
    <>
      <PageHead title={words.nav.groups} lead={words.groups.lead}>
        <Button look="primary" icon={IconPlus} onClick={() => setAdding(true)}>
          {words.groups.add}
        </Button>
      </PageHead>
      {groups.length === 0 ? (
        <EmptyLine>{words.groups.empty}</EmptyLine>
      ) : (
        <GroupTable groups={groups} counts={counts} onOpen={setOpened} />
      )}
      {(isAdding || opened) && (
        <OpenGroupDialog
          writer={{ customerId, uid: member.uid }}
          groups={groups}
          group={opened}
          onClose={close}
        />
      )}
    </>
  );
}

/** Asks Dialpad only once a group is open. */
function OpenGroupDialog(props: Omit<Parameters<typeof GroupDialog>[0], 'numbers'>) {
  return <GroupDialog {...props} numbers={useCompanyNumbers(props.writer.customerId)} />;
}

const rowsOf = <T,>(live: Live<T[]>): T[] => (live.status === 'ready' ? live.data : []);

function countCodes(codes: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

interface GroupTableProps {
  groups: readonly Row<Group>[];
  /** How many lines and members have a code; absent = not known. */
  counts: { lines: ReadonlyMap<string, number>; members: ReadonlyMap<string, number> };
  onOpen: (group: Row<Group>) => void;
}

export function GroupTable({ groups, counts, onOpen }: GroupTableProps) {
  const words = useSettingsWords();
  return (
    <SettingsTable
      label={words.nav.groups}
      columns={[
        words.groups.name,
        words.groups.code,
        { name: words.groups.lines, width: '128px', isNumber: true },
        { name: words.groups.members, width: '128px', isNumber: true },
      ]}
    >
      {groups.map((group) => (
        <tr key={group.id} {...storeProps(group.id)} className="row-edge">
          <td title={group.name}>
            <button type="button" className="row-open whole-row clip" onClick={() => onOpen(group)}>
              {group.name || group.id}
            </button>
          </td>
          <td className="row-second clip" title={group.id}>
            {group.id}
          </td>
          <td className="table-number">{counts.lines.get(group.id) ?? 0}</td>
          <td className="table-number">{counts.members.get(group.id) ?? 0}</td>
        </tr>
      ))}
    </SettingsTable>
  );
}
