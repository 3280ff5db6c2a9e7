import { callSchema } from '@cti/functions/model/call';
import type { DeadLetter } from '@cti/functions/model/ledger';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { useFormat } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { useSystemWords } from '../../words/settings/use-system-words.ts';
import { useConsole } from '../../console/console-context.ts';
import { resultTextOf } from './letter-words.ts';

interface ReplayResultProps {
  customerId: string;
  replay: NonNullable<DeadLetter['replay']>;
  /** Members' names by uid. */
  names: ReadonlyMap<string, string>;
}

/** What came of reading it again, when and by whom; and the call it belongs to. */
export function ReplayResult({ customerId, replay, names }: ReplayResultProps) {
  const { letters: words, audit } = useSystemWords();
  const format = useFormat();
  const now = useNow(false);
  const { result, linkedId, at, by } = replay;
  const who = by === 'command' ? audit.command : names.get(by) || audit.unknownPerson;
  return (
    <Notice tone={linkedId === null ? 'ringing' : 'plain'}>
      <div className="letter-result">
        <div>
          <p>{resultTextOf(words, result)}</p>
          <p className="letter-result-by num">{words.resultBy(format.dateTime(at, now), who)}</p>
        </div>
        {linkedId !== null && <OpenCall customerId={customerId} linkedId={linkedId} />}
      </div>
    </Notice>
  );
}

/** The call may have become part of another one since, or have expired. */
function OpenCall({ customerId, linkedId }: { customerId: string; linkedId: string }) {
  const { letters: words } = useSystemWords();
  const { openCall } = useConsole();
  const live = useLiveDoc({ path: paths.call(customerId, linkedId), schema: callSchema });
  const first = live.status === 'ready' ? live.data : null;
  const mergedInto = first?.mergedInto ?? null;
  const merged = useLiveDoc(
    mergedInto === null ? null : { path: paths.call(customerId, mergedInto), schema: callSchema },
  );
  const current = mergedInto === null ? live : merged;
  const call = current.status === 'ready' ? current.data : null;
  if (current.status === 'ready' && !current.fromCache && !call) return <p>{words.callGone}</p>;
  return (
    <Button look="quiet" disabled={!call} onClick={() => call && openCall(call)}>
      {words.openCall}
    </Button>
  );
}
