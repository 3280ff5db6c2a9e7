import { useState } from 'react';
import { EmptyLine } from '../../ui/notice.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { LineDialog } from '../lines/line-dialog.tsx';
import { useConsole } from '../../console/console-context.ts';
import { unknownLimit, useLines, useUnknownCalls } from '../use-lists.ts';
import { LiveRows } from '../widgets/live-rows.tsx';
import { PageHead } from '../widgets/page-head.tsx';
import { unknownNumbers, type UnknownNumber } from './unknown-numbers.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { useFormat } from '../../ui/format.ts';
import { formatPhone } from '../../call/phone.ts';
import { useWords } from '../../words/use-words.tsx';
import { SettingsTable } from '../widgets/settings-table.tsx';

/** Dialled numbers that don't belong to a line yet. */
export function UnknownPage() {
  const words = useSettingsWords();
  const { customerId, member, groups } = useConsole();
  const live = useUnknownCalls(customerId);
  const lines = useLines(customerId);
  const [assigning, setAssigning] = useState<string | null>(null);
  return (
    <>
      <PageHead title={words.nav.unknown} lead={words.unknown.lead} />
      <LiveRows live={live}>
        {(calls) =>
          calls.length === 0 ? (
            <EmptyLine>{words.unknown.empty}</EmptyLine>
          ) : (
            <>
              <UnknownTable numbers={unknownNumbers(calls)} onAssign={setAssigning} />
              {calls.length >= unknownLimit && (
                <p className="settings-note">{words.unknown.limited(unknownLimit)}</p>
              )}
            </>
          )
        }
      </LiveRows>
      {assigning !== null && lines.status === 'ready' && (
        <LineDialog
          key={assigning}
          writer={{ customerId, uid: member.uid }}
          lines={lines.data}
          groups={groups}
          unknownCalls={live.status === 'ready' ? live.data : []}
          line={null}
          number={assigning}
          onClose={() => setAssigning(null)}
        />
      )}
    </>
  );
}

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
        words.unknown.last,
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
