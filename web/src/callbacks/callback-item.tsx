import { memo, useState } from 'react';
import {
  IconChevronDown,
  IconChevronRight,
  IconNote,
  IconPhoneOutgoing,
} from '@tabler/icons-react';
import type { Hours } from '@cti/functions/model/hours';
import { isRequested } from '@cti/functions/model/calls/rescue';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { formatDuration, formatTime, useFormat } from '../ui/format.ts';
import { KanaName } from '../call/kana-name.tsx';
import { KindBadge } from '../call/kind-badge.tsx';
import { formatPhone } from '../call/phone.ts';
import { type AboutNumber, CallButton, PhoneNumber } from '../call/phone-number.tsx';
import { storeProps } from '../call/store-edge.tsx';
import { useCallbackWords } from '../words/callbacks.ts';
import { useWords } from '../words/use-words.tsx';
import type { CallbackRow } from './callback-rows.ts';
import { Since } from './callback-since.tsx';
import { StateLabel } from '../call/state-label.tsx';

export interface CallbackItemProps {
  row: CallbackRow;
  hours: Hours;
  /** Whole minutes of the server's clock, so a row re-renders once a minute. */
  nowMs: number;
  uid: string;
  /** Whether the member may work on it, or only look. */
  canWork: boolean;
  isAdmin: boolean;
  onClaim: (row: CallbackRow) => void;
  onRelease: (row: CallbackRow) => void;
  onClose: (row: CallbackRow) => void;
  onOpen: (linkedId: string) => void;
  /** For a row without a call. */
  onOpenContact: (contactId: string) => void;
}

/** One caller to call back: who, since when, who is on it, and what can be done. */
export const CallbackItem = memo(function CallbackItem(props: CallbackItemProps) {
  const { row, uid, canWork, isAdmin, onClaim, onRelease, onClose, onOpen, onOpenContact } = props;
  const words = useCallbackWords();
  const [isExpanded, setIsExpanded] = useState(false);
  const who = useWhoOf(row);
  const isMine = row.claimedBy?.uid === uid;
  const newest = row.calls.at(-1);
  return (
    <li
      {...storeProps(row.groupCode)}
      className={cx('callback', row.claimedBy && !isMine && 'callback-taken')}
      data-row={row.id}
    >
      <div className="callback-line">
        <div className="callback-who">
          <div className="callback-name">
            {row.caller.kind && <KindBadge kind={row.caller.kind} />}
            <button
              type="button"
              className="callback-open"
              title={words.openCard(who)}
              onClick={() => {
                if (newest) onOpen(newest.linkedId);
                else if (row.caller.contactId !== null) onOpenContact(row.caller.contactId);
              }}
            >
              {row.caller.name ? (
                <KanaName name={row.caller.name} kana={row.caller.kana} />
              ) : (
                <Unnamed row={row} />
              )}
            </button>
          </div>
          {row.number && (
            <PhoneNumber value={row.number} className="callback-number" about={aboutRow(row)} />
          )}
        </div>
        <Store row={row} />
        <Since row={row} hours={props.hours} nowMs={props.nowMs} />
        <Calls row={row} isExpanded={isExpanded} onToggle={() => setIsExpanded(!isExpanded)} />
        <div className="callback-status">
          {row.claimedBy && (
            <span className={cx('callback-claim', isMine && 'callback-mine')}>
              {isMine ? words.claimedByMe : words.claimedBy(row.claimedBy.name)}
            </span>
          )}
        </div>
        {canWork && row.number && (
          <div className="callback-actions">
            {row.claimedBy ? (
              (isMine || isAdmin) && (
                <Button look="quiet" onClick={() => onRelease(row)}>
                  {words.release}
                </Button>
              )
            ) : (
              <Button onClick={() => onClaim(row)}>{words.claim}</Button>
            )}
            <CallButton
              value={row.number}
              className="button button-plain callback-dial"
              about={aboutRow(row)}
            >
              <IconPhoneOutgoing size={16} stroke={1.75} aria-hidden />
              {words.callBack}
              <span className="aside">{who}</span>
            </CallButton>
            <Button onClick={() => onClose(row)}>{words.done}</Button>
          </div>
        )}
      </div>
      {isExpanded && <CallsOf row={row} onOpen={onOpen} />}
    </li>
  );
});

/** Nobody's number, or one of several people; the number itself is below. */
function Unnamed({ row }: { row: CallbackRow }) {
  const words = useWords();
  return row.caller.match === 'unknown' ? words.caller.unknown : words.card.person;
}

/** What a row tells about its number. */
const aboutRow = (row: CallbackRow): AboutNumber => ({
  contactId: row.caller.contactId,
  groupCode: row.groupCode,
  rescueId: row.id,
  fromNumber: row.dialledNumber,
});

/** The caller in words, however little is known of them. */
function useWhoOf(row: CallbackRow): string {
  const words = useWords();
  if (row.caller.name) return row.caller.name;
  return row.number ? formatPhone(row.number) : words.caller.unreadable;
}

function Store({ row }: { row: CallbackRow }) {
  const words = useWords();
  const callbackWords = useCallbackWords();
  return (
    <div className="callback-where">
      <span className="callback-store clip">{row.store?.name || words.common.unknownStore}</span>
      {row.memo && (
        <span className="callback-memo" title={`${row.memo.text} ${row.memo.authorName}`}>
          <IconNote size={16} stroke={1.75} aria-hidden />
          <span className="clip">{row.memo.text}</span>
        </span>
      )}
      {row.attempts > 0 && row.lastAttemptAt && (
        <span className="callback-attempts clip">
          {callbackWords.attempts(row.attempts, formatTime(row.lastAttemptAt))}
        </span>
      )}
    </div>
  );
}

interface CallsProps {
  row: CallbackRow;
  isExpanded: boolean;
  onToggle: () => void;
}

/** Whether the caller asked to be called, how the newest call ended, and how many there are. */
function Calls({ row, isExpanded, onToggle }: CallsProps) {
  const words = useCallbackWords();
  const Chevron = isExpanded ? IconChevronDown : IconChevronRight;
  const requested = isRequested(row);
  return (
    <div className="callback-calls">
      {requested && <Badge tone="accent">{words.requested}</Badge>}
      {row.calls.length > 0 && (row.outcome || !requested) && (
        <StateLabel state="ended" outcome={row.outcome} />
      )}
      {row.asked && (
        <span className="callback-asked clip" title={words.asked(row.asked.name)}>
          {words.asked(row.asked.name)}
        </span>
      )}
      {row.count > 1 && (
        <button
          type="button"
          className="callback-more num"
          aria-expanded={isExpanded}
          aria-label={isExpanded ? words.hideCalls : words.showCalls(row.count)}
          onClick={onToggle}
        >
          {words.calls(row.count)}
          <Chevron size={14} stroke={1.75} aria-hidden />
        </button>
      )}
    </div>
  );
}

/** Every call of the row, newest first. */
function CallsOf({ row, onOpen }: { row: CallbackRow; onOpen: (linkedId: string) => void }) {
  const words = useCallbackWords();
  const format = useFormat();
  return (
    <ul className="callback-list" aria-label={words.callsOf}>
      {row.calls.toReversed().map(({ linkedId, at, outcome, waitMs, requested }) => (
        <li key={linkedId}>
          <button type="button" className="callback-call num" onClick={() => onOpen(linkedId)}>
            <span>{format.dateTime(at, row.lastAt ?? at)}</span>
            <StateLabel state="ended" outcome={outcome} />
            <span className="callback-at">{words.waited(formatDuration(waitMs))}</span>
            {requested && <Badge tone="accent">{words.requested}</Badge>}
          </button>
        </li>
      ))}
    </ul>
  );
}
