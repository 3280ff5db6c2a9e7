import './history-table.css';
import { memo, useRef } from 'react';
import {
  type Icon,
  IconArrowDownLeft,
  IconArrowUpRight,
  IconArrowsLeftRight,
  IconCheck,
  IconMessage2,
  IconMicrophone,
  IconPencil,
  IconRecordMail,
  IconSparkles,
} from '@tabler/icons-react';
import type { Call, Direction } from '@cti/functions/model/calls/call';
import { aboutCaller, kindOf, otherParty, storeCode, storeName } from '../call/call-names.ts';
import { useNow } from '../ui/clock.ts';
import { cx } from '../ui/cx.ts';
import { formatDuration, useFormat } from '../ui/format.ts';
import { KindBadge } from '../call/kind-badge.tsx';
import { PartyName } from '../call/party-name.tsx';
import { PhoneNumber } from '../call/phone-number.tsx';
import { StateLabel } from '../call/state-label.tsx';
import { storeProps } from '../call/store-edge.tsx';
import { Table, TableHead } from '../ui/table.tsx';
import { useHistoryWords } from '../words/history.ts';
import { useWords } from '../words/use-words.tsx';
import { RestoredBadge } from './restored-badge.tsx';
import { useShortcut } from '../ui/keys/use-keys.ts';
import { formatPhone } from '../call/phone.ts';
import type { Words } from '../words/ja.ts';

export interface HistoryTableProps {
  /** Newest first. */
  calls: Call[];
  groupNames: Record<string, string>;
  onOpen: (linkedId: string) => void;
  /** The call that is open next to the table. */
  openId?: string | null;
  compact?: boolean;
}

/** Calls as rows. The whole row opens its call; numbers stay selectable; j and k move from row to row. */
export function HistoryTable(props: HistoryTableProps) {
  const { calls, groupNames, onOpen, openId = null, compact } = props;
  const words = useWords();
  const { columns } = useHistoryWords();
  const table = useRowKeys(calls, openId, onOpen);
  return (
    <Table compact={compact} className="table-cards history" ref={table}>
      <TableHead
        columns={[
          words.history.at,
          { name: words.history.group, className: 'history-wide' },
          columns.store,
          words.history.caller,
          words.history.number,
          { name: words.history.kind, className: 'history-wide' },
          { name: words.history.callee, className: 'history-wide' },
          { name: columns.wait, isNumber: true, className: 'history-wide history-wait' },
          { name: words.history.duration, isNumber: true },
          words.history.state,
          columns.marks,
        ]}
      />
      <tbody>
        {calls.map((call) => (
          <HistoryRow
            key={call.linkedId}
            call={call}
            group={call.groupCode ? (groupNames[call.groupCode] ?? call.groupCode) : null}
            isOpen={call.linkedId === openId}
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
  isOpen: boolean;
  onOpen: (linkedId: string) => void;
}

const directions: Record<Direction, Icon> = {
  inbound: IconArrowDownLeft,
  outbound: IconArrowUpRight,
  internal: IconArrowsLeftRight,
};

const HistoryRow = memo(function HistoryRow({ call, group, isOpen, onOpen }: HistoryRowProps) {
  const words = useWords();
  const format = useFormat();
  const now = useNow(false);
  const { from, fromNumber, to } = sides(call, words);
  const kind = kindOf(call);
  const DirectionIcon = directions[call.direction];
  const at = call.startedAt ?? call.receivedAt;
  return (
    <tr {...storeProps(storeCode(call))} className={cx('row-edge', isOpen && 'history-chosen')}>
      <td className="num history-at">
        <button
          type="button"
          className="whole-row"
          data-call={call.linkedId}
          aria-current={isOpen || undefined}
          onClick={() => onOpen(call.linkedId)}
        >
          {at ? format.dateTime(at, now) : words.common.none}
          <span className="aside">{words.history.openCall(otherParty(call, words).text)}</span>
        </button>
      </td>
      <td className="history-group history-wide clip">{group ?? words.common.unknownStore}</td>
      <td className="history-store clip" title={storeName(call, words)}>
        {storeName(call, words)}
      </td>
      <td className={cx('history-name clip', !from.named && 'history-unnamed')} title={from.text}>
        {from.text}
      </td>
      <td className="num history-from">
        <span className="history-number">
          {call.direction === 'inbound' && call.externalNumber ? (
            <PhoneNumber value={call.externalNumber} about={aboutCaller(call)} />
          ) : (
            fromNumber
          )}
        </span>
      </td>
      <td className="history-wide">
        <span className="history-kind">
          <DirectionIcon size={16} stroke={1.75} aria-hidden />
          {words.direction[call.direction]}
          {kind && <KindBadge kind={kind} />}
        </span>
      </td>
      <td className="history-callee history-wide clip" title={to}>
        {call.direction === 'outbound' ? <PartyName call={call} /> : to}
      </td>
      <td className="table-number history-wide history-wait">
        {call.waitMs > 0 ? formatDuration(call.waitMs) : ''}
      </td>
      <td className="table-number history-talk">
        {call.outcome === 'answered' || call.talkMs > 0 ? formatDuration(call.talkMs) : ''}
      </td>
      <td className="history-state">
        <StateLabel state={call.state} outcome={call.outcome} />
      </td>
      <td className="history-signs">
        <Marks call={call} />
      </td>
    </tr>
  );
});

/** What there is about a call beside its course: memo, recording, voicemail, recap; each icon with its word. */
function Marks({ call }: { call: Call }) {
  const { marks } = useHistoryWords();
  const { memo } = call;
  const shown: [icon: Icon, words: string][] = [];
  if (memo) shown.push([IconMessage2, marks.memo(memo.text, memo.authorName)]);
  if (call.handled) shown.push([IconCheck, marks.handled]);
  if (call.recording) shown.push([IconMicrophone, marks.recording]);
  if (call.voicemail?.uploaded) shown.push([IconRecordMail, marks.voicemail]);
  if (call.recap) shown.push([IconSparkles, marks.recap]);
  if (call.source === 'manual') shown.push([IconPencil, marks.manual]);
  return (
    <span className="history-marks">
      {shown.map(([MarkIcon, words]) => (
        <span key={words} title={words}>
          <MarkIcon size={16} stroke={1.75} aria-hidden />
          <span className="aside">{words}</span>
        </span>
      ))}
      {call.restored && <RestoredBadge />}
    </span>
  );
}

/** `j` and `k` go down and up the rows; the next call takes the place of the one open beside the table. */
function useRowKeys(
  calls: readonly Call[],
  openId: string | null,
  onOpen: (linkedId: string) => void,
) {
  const table = useRef<HTMLTableElement>(null);
  useShortcut('row', (key) => {
    if (key !== 'j' && key !== 'k') return false;
    const focused = document.activeElement?.getAttribute('data-call') ?? openId;
    const at = calls.findIndex(({ linkedId }) => linkedId === focused);
    const next = at === -1 ? 0 : at + (key === 'j' ? 1 : -1);
    const call = calls[next];
    if (!call) return true;
    const selector = `[data-call="${CSS.escape(call.linkedId)}"]`;
    table.current?.querySelector<HTMLElement>(selector)?.focus();
    if (openId !== null) onOpen(call.linkedId);
    return true;
  });
  return table;
}

interface Sides {
  from: { text: string; named: boolean };
  fromNumber: string;
  to: string;
}

/** 発信者 started the call, a contact or our operator; 通話先 is the other side, inbound the operator who took it. */
function sides(call: Call, words: Words): Sides {
  const external = call.externalNumber ? formatPhone(call.externalNumber) : '';
  const internal = call.internalNumber ? formatPhone(call.internalNumber) : '';
  const party = otherParty(call, words);
  const operator = call.operator?.name || call.operator?.email || '';
  if (call.direction === 'outbound') {
    return {
      from: { text: operator || words.common.none, named: operator !== '' },
      fromNumber: internal,
      to: party.text,
    };
  }
  if (call.direction === 'internal') {
    return { from: party, fromNumber: internal, to: operator };
  }
  const unregistered = call.caller.match === 'unknown' && external !== '';
  return {
    from: unregistered ? { text: words.caller.unknown, named: false } : party,
    fromNumber: external || words.common.none,
    to: operator || internal,
  };
}
