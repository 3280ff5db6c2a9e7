import type { Line } from '@cti/functions/model/line';
import { useMemo, useState } from 'react';
import { IconPlus } from '@tabler/icons-react';
import type { Row } from '../../firebase/spec.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyLine } from '../../ui/notice.tsx';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { useConsole } from '../../console/console-context.ts';
import { useLines, useUnknownCalls } from '../use-lists.ts';
import { LiveRows } from '../widgets/live-rows.tsx';
import { PageHead } from '../widgets/page-head.tsx';
import { useAdding } from '../widgets/use-adding.ts';
import { byNumber } from './line-check.ts';
import { LineDialog } from './line-dialog.tsx';
import { LineFinder } from './line-finder.tsx';
import { LineTable } from './line-table.tsx';

/** Lines: which dialled number belongs to which store and group. */
export function LinesPage() {
  const words = useSettingsWords();
  const { customerId, member, groups } = useConsole();
  const live = useLines(customerId);
  const unknown = useUnknownCalls(customerId);
  const [isAdding, setAdding] = useAdding();
  const [opened, setOpened] = useState<Row<Line> | null>(null);
  const lines = useMemo(() => (live.status === 'ready' ? byNumber(live.data) : []), [live]);
  const groupNames = useMemo(
    () => new Map(groups.map(({ id, name }) => [id, name || id])),
    [groups],
  );
  const close = () => {
    setOpened(null);
    if (isAdding) setAdding(false);
  };
  return (
    <>
      <PageHead title={words.nav.lines} lead={words.lines.lead}>
        <Button look="primary" icon={IconPlus} onClick={() => setAdding(true)}>
          {words.lines.add}
        </Button>
      </PageHead>
      <LiveRows live={live}>
        {() =>
          lines.length === 0 ? (
            <EmptyLine>{words.lines.empty}</EmptyLine>
          ) : (
            <>
              <LineFinder lines={lines} groups={groups} />
              <LineTable lines={lines} groupNames={groupNames} onOpen={setOpened} />
            </>
          )
        }
      </LiveRows>
      {(isAdding || opened) && live.status === 'ready' && (
        <LineDialog
          writer={{ customerId, uid: member.uid }}
          lines={lines}
          groups={groups}
          unknownCalls={unknown.status === 'ready' ? unknown.data : []}
          line={opened}
          onClose={close}
        />
      )}
    </>
  );
}
