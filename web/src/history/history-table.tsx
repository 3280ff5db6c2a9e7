import './history-table.css';
import { memo } from 'react';
import { IconArrowDownLeft, IconArrowUpRight, IconArrowsLeftRight } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { Call, Direction } from '@cti/functions/model/call';
import { kindOf, otherParty, storeCode } from '../ui/call-names.ts';
import { useNow } from '../ui/clock.ts';
import { cx } from '../ui/cx.ts';
import { formatDuration, useFormat } from '../ui/format.ts';
import { KindBadge } from '../ui/kind-badge.tsx';
import { EmptyLine } from '../ui/notice.tsx';
import { StateLabel } from '../ui/state-label.tsx';
import { storeProps } from '../ui/store-edge.tsx';
import { Table } from '../ui/table.tsx';
import { useWords } from '../words/use-words.tsx';
import { sides } from './sides.ts';

export interface HistoryTableProps {
  /** Newest first. */
  calls: Call[];
  /** Group names by their code. */
  groupNames: Record<string, string>;
  onOpen: (linkedId: string) => void;
  compact?: boolean;
}

/** Calls as rows. The whole row opens its call; numbers stay selectable. */
export function HistoryTable({ calls, groupNames, onOpen, compact }: HistoryTableProps) {
  const words = useWords();
  if (calls.length === 0) return <EmptyLine>{words.history.empty}</EmptyLine>;
  return (
    <Table compact={compact} className="history">
      <thead>
        <tr>
          <th scope="col">{words.history.at}</th>
          <th scope="col">{words.history.group}</th>
          <th scope="col">{words.history.caller}</th>
          <th scope="col">{words.history.number}</th>
          <th scope="col">{words.history.kind}</th>
          <th scope="col">{words.history.callee}</th>
          <th scope="col" className="table-number">
            {words.history.duration}
          </th>
          <th scope="col">{words.history.state}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <HistoryRow
            key={call.linkedId}
            call={call}
            group={call.groupCode ? (groupNames[call.groupCode] ?? call.groupCode) : null}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface HistoryRowProps {
  call: Call;
  group: string | null;
  onOpen: (linkedId: string) => void;
}

const directions: Record<Direction, Icon> = {
  inbound: IconArrowDownLeft,
  outbound: IconArrowUpRight,
  internal: IconArrowsLeftRight,
};

const HistoryRow = memo(function HistoryRow({ call, group, onOpen }: HistoryRowProps) {
  const words = useWords();
  const format = useFormat();
  const now = useNow(false);
  const { from, fromNumber, to } = sides(call, words);
  const kind = kindOf(call);
  const DirectionIcon = directions[call.direction];
  const at = call.startedAt ?? call.receivedAt;
  return (
    <tr {...storeProps(storeCode(call))}>
      <td className="num history-at">
        <button type="button" className="history-open" onClick={() => onOpen(call.linkedId)}>
          {at ? format.dateTime(at, now) : words.common.none}
          <span className="aside">{words.history.openCall(otherParty(call, words).text)}</span>
        </button>
      </td>
      <td className="history-group">
        <span className="clip">{group ?? words.common.unknownStore}</span>
      </td>
      <td className={cx('history-name clip', !from.named && 'history-unnamed')} title={from.text}>
        {from.text}
      </td>
      <td className="num">
        <span className="history-number">{fromNumber}</span>
      </td>
      <td>
        <span className="history-kind">
          <DirectionIcon size={16} stroke={1.75} aria-hidden />
          {words.direction[call.direction]}
          {kind && <KindBadge kind={kind} />}
        </span>
      </td>
      <td className="history-callee clip" title={to}>
        {to}
      </td>
      <td className="table-number">
        {call.outcome === 'answered' || call.talkMs > 0 ? formatDuration(call.talkMs) : ''}
      </td>
      <td>
        <StateLabel state={call.state} outcome={call.outcome} />
      </td>
    </tr>
  );
});
