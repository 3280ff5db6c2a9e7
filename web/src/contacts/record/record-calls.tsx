import { Link } from 'react-router';
import type { Call } from '@cti/functions/model/calls/call';
import type { Live } from '../../firebase/listener-store.ts';
import { storeCode, storeName } from '../../call/call-names.ts';
import { useNow } from '../../ui/clock.ts';
import { formatDuration, useFormat } from '../../ui/format.ts';
import { EmptyLine, ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StateLabel } from '../../call/state-label.tsx';
import { storeProps } from '../../call/store-edge.tsx';
import { useContactWords } from '../../words/contacts.ts';
import { useWords } from '../../words/use-words.tsx';

interface RecordCallsProps {
  calls: Live<Call[]>;
  pathOf: (linkedId: string) => string;
}

/** Every call with this person that the member may see, newest first. */
export function RecordCalls({ calls, pathOf }: RecordCallsProps) {
  const words = useWords();
  const { record } = useContactWords();
  const format = useFormat();
  const now = useNow(false);
  return (
    <section className="record-part" aria-labelledby="record-calls">
      <header className="record-part-head">
        <h2 id="record-calls">{record.calls}</h2>
      </header>
      {calls.status === 'loading' && <Skeleton rows={3} />}
      {calls.status === 'error' && <ErrorLine>{words.pages.error}</ErrorLine>}
      {calls.status === 'ready' && calls.data.length === 0 && (
        <EmptyLine>{record.callsEmpty}</EmptyLine>
      )}
      {calls.status === 'ready' && calls.data.length > 0 && (
        <ol className="record-rows">
          {calls.data.map((call) => {
            const at = call.startedAt ?? call.receivedAt;
            const when = at ? format.dateTime(at, now) : words.common.none;
            return (
              <li key={call.linkedId} {...storeProps(storeCode(call))} className="row-edge">
                <Link
                  className="record-open whole-row num"
                  to={pathOf(call.linkedId)}
                  aria-label={record.openCall(when)}
                >
                  {when}
                </Link>
                <span className="record-store clip">{storeName(call, words)}</span>
                <span className="record-text">
                  <StateLabel state={call.state} outcome={call.outcome} />
                </span>
                <span className="record-end num">
                  {call.talkMs > 0 && formatDuration(call.talkMs)}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
