import { useState } from 'react';
import { EmptyLine } from '../../ui/notice.tsx';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { LineDialog } from '../lines/line-dialog.tsx';
import { useConsole } from '../../console/console-context.ts';
import { unknownLimit, useLines, useUnknownCalls } from '../use-lists.ts';
import { LiveRows } from '../widgets/live-rows.tsx';
import { PageHead } from '../widgets/page-head.tsx';
import { unknownNumbers } from './unknown-numbers.ts';
import { UnknownTable } from './unknown-table.tsx';

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
