import './lines.css';
import type { Line } from '@cti/functions/model/line';
import { memo } from 'react';
import type { Row } from '../../firebase/spec.ts';
import { storeProps } from '../../call/store-edge.tsx';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { SettingsTable } from '../widgets/settings-table.tsx';
import { isWholeNumber } from './line-hints.tsx';
import { formatLineNumber } from './line-number.ts';

interface LineTableProps {
  lines: readonly Row<Line>[];
  groupNames: ReadonlyMap<string, string>;
  onOpen: (line: Row<Line>) => void;
}

/** Lines ordered by number: a longer one comes right below the one it takes calls from. */
export const LineTable = memo(function LineTable({ lines, groupNames, onOpen }: LineTableProps) {
  const words = useSettingsWords();
  return (
    <SettingsTable
      label={words.nav.lines}
      columns={[
        { name: words.lines.number, width: '280px' },
        { name: words.lines.store },
        { name: words.lines.storeCode },
        { name: words.lines.group },
      ]}
    >
      {lines.map((line) => (
        <tr key={line.id} {...storeProps(line.groupCode)} className="row-edge">
          <td>
            <span className="line-number">
              <button type="button" className="row-open whole-row num" onClick={() => onOpen(line)}>
                {formatLineNumber(line.number)}
              </button>
              {!isWholeNumber(line.number) && (
                <span className="row-quiet">{words.lines.beginning}</span>
              )}
            </span>
          </td>
          <td className="clip" title={line.storeName}>
            {line.storeName}
          </td>
          <td className="row-second clip" title={line.storeCode}>
            {line.storeCode}
          </td>
          <td className="clip">
            {groupNames.get(line.groupCode) ?? (
              <span className="row-quiet">{words.lines.lostGroup(line.groupCode)}</span>
            )}
          </td>
        </tr>
      ))}
    </SettingsTable>
  );
});
