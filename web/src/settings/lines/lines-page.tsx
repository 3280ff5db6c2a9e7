import './lines.css';
import { memo, useId, useMemo, useState } from 'react';
import { IconPlus } from '@tabler/icons-react';
import type { Row } from '../../firebase/spec.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyLine } from '../../ui/notice.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useConsole } from '../../console/console-context.ts';
import { useLines, useUnknownCalls } from '../use-lists.ts';
import { LiveRows } from '../widgets/live-rows.tsx';
import { PageHead } from '../widgets/page-head.tsx';
import { useAdding } from '../widgets/use-adding.ts';
import { byNumber } from './line-check.ts';
import { LineDialog } from './line-dialog.tsx';
import { storeProps } from '../../call/store-edge.tsx';
import { SettingsTable } from '../widgets/settings-table.tsx';
import { isWholeNumber } from './line-hints.tsx';
import type { Group } from '@cti/functions/model/group';
import { type Line, lineNumbersFor, takingLine } from '@cti/functions/model/line';
import { formatLineNumber, readDialled } from './line-number.ts';

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
        words.lines.store,
        words.lines.storeCode,
        words.lines.group,
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

interface LineFinderProps {
  lines: readonly Row<Line>[];
  groups: readonly Row<Group>[];
}

/** Type a number to see where its calls go and why: by the same rule the server uses. */
export function LineFinder({ lines, groups }: LineFinderProps) {
  const words = useSettingsWords();
  const id = useId();
  const [text, setText] = useState('');
  return (
    <div className="line-finder">
      <label htmlFor={id}>{words.finder.label}</label>
      <input
        id={id}
        className="input num"
        inputMode="tel"
        autoComplete="off"
        placeholder={words.finder.placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <output htmlFor={id}>
        {text.trim() !== '' && <Answer text={text} lines={lines} groups={groups} />}
      </output>
    </div>
  );
}

function Answer({ text, lines, groups }: LineFinderProps & { text: string }) {
  const words = useSettingsWords();
  const dialled = readDialled(text);
  const matching = useMemo(() => {
    const writings = new Set(dialled === null ? [] : lineNumbersFor(dialled));
    return lines.filter(({ number }) => writings.has(number));
  }, [dialled, lines]);
  if (dialled === null) return words.finder.short;
  const line = takingLine(matching, dialled);
  if (!line) return words.finder.none;
  const group = groups.find(({ id }) => id === line.groupCode)?.name || line.groupCode;
  const number = formatLineNumber(line.number);
  return (
    <>
      <strong>{words.finder.taken(line.storeName || line.storeCode, group)}</strong>{' '}
      {matching.length === 1
        ? words.finder.only(number)
        : words.finder.longest(number, matching.length)}
    </>
  );
}
