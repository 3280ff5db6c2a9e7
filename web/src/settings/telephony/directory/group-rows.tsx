import { useDirectoryWords } from '../../../words/settings/directory.ts';
import { useSettingsWords } from '../../../words/settings/settings.ts';
import { type Chosen, rowId } from './choices.ts';
import type { DirectorySource } from './source.ts';
import { NoteCell, PickCell, ProposalSection, type RowsProps } from './rows.tsx';

interface GroupRowsProps extends RowsProps {
  source: DirectorySource;
  groups: Chosen['groups'];
  already: number;
  onType: (key: string, code: string) => void;
}

/** Groups that could be made, each with its code to be changed now or never. */
export function GroupRows(props: GroupRowsProps) {
  const { source, groups, already, failed, onPick, onType } = props;
  const words = useDirectoryWords();
  const { groups: groupWords } = useSettingsWords();
  return (
    <ProposalSection
      title={words.groups.title}
      lead={words.from[source].groups}
      already={already > 0 ? [words.already.groups(already)] : []}
      items={groups}
      idOf={rowId.group}
      columns={[
        { name: words.columns.name },
        { name: words.from[source].kind, width: '136px' },
        { name: words.columns.code, width: '200px' },
        { name: words.columns.note, width: '30%' },
      ]}
      onPick={onPick}
    >
      {(group) => {
        const { key, name, kind, typedCode, isPicked, isNeeded, existing } = group;
        const problem = isPicked ? group.problem : null;
        return (
          <tr key={key}>
            <PickCell
              name={name}
              isPicked={isPicked}
              isFixed={isNeeded}
              onPick={(isOn) => onPick([rowId.group(group)], isOn)}
            />
            <td className="row-strong clip" title={name}>
              {name}
            </td>
            <td className="row-second">{words.kinds[kind]}</td>
            <td>
              <input
                className="input directory-input"
                aria-label={words.groups.codeOf(name)}
                aria-invalid={problem ? true : undefined}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={typedCode}
                onChange={(event) => onType(key, event.target.value)}
              />
            </td>
            <NoteCell
              badges={[]}
              note={
                problem
                  ? groupWords[problem]
                  : existing
                    ? words.groups.joins(existing.name || existing.id)
                    : isNeeded
                      ? words.groups.needed
                      : null
              }
              refused={failed.get(rowId.group(group))}
            />
          </tr>
        );
      }}
    </ProposalSection>
  );
}
