import './strip-view.css';
import type { ReactNode } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { kindOf, otherParty, stateSince, storeCode, storeName } from '../../call/call-names.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { KindBadge } from '../../call/kind-badge.tsx';
import { formatPhone } from '../../call/phone.ts';
import { StateLabel } from '../../call/state-label.tsx';
import { storeProps } from '../../call/store-edge.tsx';
import { Timer } from '../../ui/timer.tsx';
import type { Words } from '../../words/ja.ts';
import { useStripWords } from '../../words/strip.ts';
import { useWords } from '../../words/use-words.tsx';

interface StripViewProps {
  /** Who is ringing for this member; null = nobody. */
  call: Call | null;
  /** The member's status in words; null for people who take no calls. */
  status: ReactNode;
  /** Names of the groups whose calls the member sees. */
  groups: string;
  /** Calls ringing or waiting right now, including this one. */
  waiting: number;
  /** The connection to the server is lost: the data may be stale. */
  isLost: boolean;
  onOpen: (call: Call) => void;
}

/** The strip above all windows, 320 × 120: the member's status while it's quiet, the caller while it rings. */
export function StripView(props: StripViewProps) {
  return props.call ? <Ringing {...props} call={props.call} /> : <Idle {...props} />;
}

function Idle({ status, groups, waiting, isLost }: StripViewProps) {
  const words = useWords();
  const strip = useStripWords();
  return (
    <main className={cx('strip', isLost && 'strip-lost')}>
      <div className="strip-me">
        <h1 className="strip-status">{isLost ? words.connection.disconnected : status}</h1>
        <span className="strip-groups clip" title={groups}>
          {groups}
        </span>
      </div>
      <div className="strip-waiting">
        <span className="strip-count num">{waiting}</span>
        <span className="strip-label">{strip.waiting}</span>
      </div>
    </main>
  );
}

function Ringing({ call, waiting, onOpen }: StripViewProps & { call: Call }) {
  const words = useWords();
  const strip = useStripWords();
  const party = otherParty(call, words);
  const kind = kindOf(call);
  return (
    <main {...storeProps(storeCode(call))} className="strip strip-ringing">
      <div className="strip-line">
        <StateLabel state={call.state} show="icon" />
        <span className="strip-store clip">
          {call.direction === 'internal' ? words.direction.internal : storeName(call, words)}
        </span>
        {waiting > 1 && <span className="strip-more num">{strip.more(waiting - 1)}</span>}
        <Timer since={stateSince(call)} className="strip-timer" />
      </div>
      <div className="strip-line">
        <h1 className={cx('strip-name clip', !party.named && 'num')} title={party.text}>
          {party.text}
        </h1>
        {kind && <KindBadge kind={kind} />}
      </div>
      <div className="strip-line">
        <span className="strip-number num clip">{about(call, party.named, words)}</span>
        <Button look="primary" onClick={() => onOpen(call)}>
          {words.common.open}
        </Button>
      </div>
    </main>
  );
}

/** The number of a named caller; for an unknown one, what to do. */
function about(call: Call, isNamed: boolean, words: Words): string {
  if (call.externalNumber === null || call.direction === 'internal') return '';
  if (isNamed) return formatPhone(call.externalNumber);
  return call.caller.match === 'unknown' ? words.card.registrationNeeded : '';
}
