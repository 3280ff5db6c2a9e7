import type { Group } from '@cti/functions/model/group';
import type { Row } from '../../firebase/spec.ts';
import { storeProps } from '../../call/store-edge.tsx';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { SettingsTable } from '../widgets/settings-table.tsx';

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
        { name: words.groups.name },
        { name: words.groups.code },
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
