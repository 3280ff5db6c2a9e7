import {
  type ImportColumn,
  type ImportKind,
  contactColumns,
  visitColumns,
} from '@cti/functions/model/import-columns';
import { Button } from '../ui/button.tsx';
import { BareSelect } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { useImportWords } from '../words/import/use-import-words.ts';
import { whole } from './numbers.ts';
import type { ImportStep, Mapping } from './use-import.ts';

interface MappingStepProps {
  kind: ImportKind;
  step: ImportStep & { at: 'mapping' };
  onMapping: (mapping: Mapping) => void;
  onCompare: () => void;
  onRestart: () => void;
}

/** Which column of the file holds what. */
export function MappingStep({ kind, step, onMapping, onCompare, onRestart }: MappingStepProps) {
  const words = useImportWords();
  const { list, fileName, mapping } = step;
  const columns: readonly ImportColumn[] = kind === 'contacts' ? contactColumns : visitColumns;
  const used = new Set(Object.values(mapping));
  const has = (...wanted: ImportColumn[]) => wanted.some((column) => used.has(column));
  const isEnough =
    kind === 'contacts'
      ? has('name', 'familyName', 'phone')
      : has('date') && has('externalId', 'phone');
  const assign = (name: string, column: ImportColumn | null) => {
    const next = Object.entries(mapping).map(([key, value]) => [
      key,
      key === name ? column : value === column ? null : value,
    ]);
    onMapping(Object.fromEntries(next));
  };
  return (
    <div className="import-step">
      <p className="num">{words.file(fileName, whole(list.count), list.encoding)}</p>
      <Table className="import-table" aria-label={words.mapping}>
        <thead>
          <tr>
            <th scope="col">{words.heading}</th>
            <th scope="col">{words.sample}</th>
            <th scope="col">{words.holds}</th>
          </tr>
        </thead>
        <tbody>
          {list.names.map((name, at) => (
            <tr key={name} className={mapping[name] ? undefined : 'import-left'}>
              <td className="clip">{name}</td>
              <td className="clip import-sample">
                {list.sample
                  .map((row) => row[at])
                  .filter(Boolean)
                  .slice(0, 2)
                  .join('、')}
              </td>
              <td>
                <BareSelect
                  label={`${name}: ${words.holds}`}
                  value={mapping[name] ?? ''}
                  onChange={(event) =>
                    assign(name, columns.find((column) => column === event.target.value) ?? null)
                  }
                >
                  <option value="">{words.nothing}</option>
                  {columns.map((column) => (
                    <option key={column} value={column}>
                      {words.columns[column]}
                    </option>
                  ))}
                </BareSelect>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {!isEnough && (
        <Notice tone="ringing">{kind === 'contacts' ? words.needs : words.needsVisits}</Notice>
      )}
      <div className="import-actions">
        <Button look="primary" disabled={!isEnough} onClick={onCompare}>
          {words.preview}
        </Button>
        <Button onClick={onRestart}>{words.again}</Button>
      </div>
    </div>
  );
}
