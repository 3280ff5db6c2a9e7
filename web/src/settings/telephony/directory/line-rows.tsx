import type { Group } from '@cti/functions/model/group';
import type { Row } from '../../../firebase/spec.ts';
import { useDirectoryWords } from '../../../words/settings/directory.ts';
import { formatLineNumber } from '../../lines/line-number.ts';
import { type Chosen, rowId } from './choices.ts';
import type { GroupRef, Proposal } from './propose.ts';
import { NoteCell, PickCell, ProposalSection, type RowsProps } from './rows.tsx';

interface LineRowsProps extends RowsProps {
  lines: Chosen['lines'];
  newGroups: Chosen['groups'];
  groups: readonly Row<Group>[];
  counts: Proposal['counts'];
  onGroup: (number: string, group: GroupRef) => void;
}

/** Numbers that could become lines. */
export function LineRows(props: LineRowsProps) {
  const { lines, newGroups, groups, counts, failed, onPick, onGroup } = props;
  const words = useDirectoryWords();
  return (
    <ProposalSection
      title={words.lines.title}
      lead={words.lines.lead}
      already={[
        ...(counts.lines > 0 ? [words.already.lines(counts.lines)] : []),
        ...(counts.unassigned > 0 ? [words.already.unassigned(counts.unassigned)] : []),
      ]}
      items={lines}
      idOf={rowId.line}
      isReady={({ group }) => group !== null}
      columns={[
        { name: words.columns.number, width: '144px' },
        { name: words.columns.store },
        { name: words.columns.group, width: '240px' },
        { name: words.columns.note, width: '24%' },
      ]}
      onPick={onPick}
    >
      {(line) => {
        const { number, lineNumber, storeName, group, isPicked, isDirect, isOutside } = line;
        const shown = formatLineNumber(lineNumber);
        return (
          <tr key={number}>
            <PickCell
              name={shown}
              isPicked={isPicked}
              isFixed={group === null}
              onPick={(isOn) => onPick([rowId.line(line)], isOn)}
            />
            <td className="num row-strong">{shown}</td>
            <td className="clip" title={storeName}>
              {storeName}
            </td>
            <td>
              <select
                className="input select directory-input"
                aria-label={words.lines.groupOf(shown)}
                value={group ?? ''}
                onChange={(event) => onGroup(number, event.target.value as GroupRef)}
              >
                {group === null && <option value="">{words.lines.chooseGroup}</option>}
                {groups.map(({ id, name }) => (
                  <option key={id} value={`group:${id}`}>
                    {name || id}
                  </option>
                ))}
                {newGroups.map(({ key, name }) => (
                  <option key={key} value={`new:${key}`}>
                    {words.lines.newGroup(name)}
                  </option>
                ))}
              </select>
            </td>
            <NoteCell
              badges={[
                ...(isDirect ? [{ text: words.lines.direct, hint: words.lines.directHint }] : []),
                ...(isOutside
                  ? [{ text: words.lines.outside, hint: words.lines.outsideHint }]
                  : []),
              ]}
              refused={failed.get(rowId.line(line))}
            />
          </tr>
        );
      }}
    </ProposalSection>
  );
}
