import './call-actions.css';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import type { Call } from '@cti/functions/model/calls/call';
import { Button } from '../ui/button.tsx';
import { showToast } from '../ui/toast.tsx';
import { useWords } from '../words/use-words.tsx';
import type { CallDesk } from './call-desk.ts';
import type { Viewer } from './handover.ts';
import type { MemoDraft } from './memo/memo-draft.ts';

/** The stored value of the 折返し button, the same in every language. */
const callBackDisposition = '折返し';

interface CallActionsProps {
  call: Call;
  /** Null until this window has loaded what writing needs. */
  desk: CallDesk | null;
  viewer: Viewer | null;
  draft: MemoDraft;
}

/**
 * What a member may do with a call: end or transfer it, and two marks. Marks show at once; a refusal reverts them.
 */
export function CallActions({ call, desk, viewer, draft }: CallActionsProps) {
  const words = useWords();
  const callsBack = call.disposition === callBackDisposition;
  const tell = (change: Promise<void> | undefined) => {
    change?.catch(() => showToast(words.popup.actionFailed, { tone: 'missed' }));
  };
  return (
    <>
      {viewer && desk?.steer({ call, viewer, draft })}
      <Button
        icon={IconArrowBackUp}
        aria-pressed={callsBack}
        busy={desk === null}
        onClick={() =>
          tell(desk?.setDisposition(call.linkedId, callsBack ? null : callBackDisposition))
        }
      >
        {words.popup.callBack}
      </Button>
      <Button
        icon={IconCheck}
        aria-pressed={call.handled}
        busy={desk === null}
        onClick={() => tell(desk?.setHandled(call.linkedId, !call.handled))}
      >
        {words.popup.handled}
      </Button>
    </>
  );
}
