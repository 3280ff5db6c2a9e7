import { type Call, callSchema } from '@cti/functions/model/call';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../firebase/use-live.ts';
import { otherParty, storeCode, storeName } from '../call/call-names.ts';
import { useFormat } from '../ui/format.ts';
import { StateLabel } from '../call/state-label.tsx';
import { storeProps } from '../call/store-edge.tsx';
import { useStatisticsWords } from '../words/statistics/use-statistics-words.ts';
import { useWords } from '../words/use-words.tsx';

interface MissedCallProps {
  customerId: string;
  linkedId: string;
  nowMs: number;
  onOpen: (linkedId: string) => void;
}

/** One of the newest missed calls, with its document's current data. */
export function MissedCall({ customerId, linkedId, nowMs, onOpen }: MissedCallProps) {
  const live = useLiveDoc({ path: paths.call(customerId, linkedId), schema: callSchema });
  if (live.status !== 'ready' || !live.data) return null;
  return <MissedRow call={live.data} nowMs={nowMs} onOpen={onOpen} />;
}

interface MissedRowProps {
  call: Call;
  nowMs: number;
  onOpen: (linkedId: string) => void;
}

/** When, who, where; links to the call. */
export function MissedRow({ call, nowMs, onOpen }: MissedRowProps) {
  const words = useWords();
  const { openCall } = useStatisticsWords();
  const format = useFormat();
  const party = otherParty(call, words);
  const at = call.startedAt ?? call.receivedAt;
  return (
    <li {...storeProps(storeCode(call))}>
      <button
        type="button"
        className="missed-row"
        title={openCall(party.text)}
        onClick={() => onOpen(call.linkedId)}
      >
        <span className="num missed-at">{at && format.dateTime(at, nowMs)}</span>
        <StateLabel state="ended" outcome={call.outcome} show="icon" />
        <span className={party.named ? 'clip' : 'num clip'}>{party.text}</span>
        <span className="missed-store clip">{storeName(call, words)}</span>
        {call.handled && <span className="missed-handled">{words.board.handled}</span>}
      </button>
    </li>
  );
}
