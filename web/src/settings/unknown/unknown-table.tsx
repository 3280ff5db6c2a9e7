import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { useFormat } from '../../ui/format.ts';
import { formatPhone } from '../../call/phone.ts';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { useWords } from '../../words/use-words.tsx';
import { SettingsTable } from '../widgets/settings-table.tsx';
import type { UnknownNumber } from './unknown-numbers.ts';

interface UnknownTableProps {
  numbers: readonly UnknownNumber[];
  onAssign: (number: string) => void;
}

export function UnknownTable({ numbers, onAssign }: UnknownTableProps) {
  const words = useSettingsWords();
  const { common } = useWords();
  const format = useFormat();
  const now = useNow(false);
  return (
    <SettingsTable
      isNarrow
      label={words.nav.unknown}
      columns={[
        { name: words.unknown.number, width: '240px' },
        { name: words.unknown.count, width: '96px', isNumber: true },
        { name: words.unknown.last },
        { name: words.unknown.assign, isSilent: true },
      ]}
    >
      {numbers.map(({ number, count, last }) => (
        <tr key={number}>
          <td className={number ? 'num row-strong' : 'row-quiet'}>
            {number ? formatPhone(number) : words.unknown.withheld}
          </td>
          <td className="table-number">{count}</td>
          <td className="num row-second">{last ? format.dateTime(last, now) : common.none}</td>
          <td className="row-end">
            {number && (
              <Button
                look="quiet"
                aria-label={words.unknown.assignLabel(formatPhone(number))}
                onClick={() => onAssign(number)}
              >
                {words.unknown.assign}
              </Button>
            )}
          </td>
        </tr>
      ))}
    </SettingsTable>
  );
}
