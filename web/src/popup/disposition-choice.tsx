import { useMemo } from 'react';
import type { Call } from '@cti/functions/model/call';
import { isMemoOpen } from '@cti/functions/model/memo';
import { wrapUpOf } from '@cti/functions/model/wrap-up';
import { useSource } from '../firebase/use-source.ts';
import { formatDate, formatTime } from '../ui/format.ts';
import { showToast } from '../ui/toast.tsx';
import { useAfterCallWords } from '../words/after-call/use-after-call-words.ts';
import type { CallDesk } from './call-desk.ts';
import { DispositionView } from './disposition-view.tsx';
import type { Viewer } from './handover.ts';

interface DispositionChoiceProps {
  call: Call;
  desk: CallDesk;
  viewer: Viewer;
}

/** The result of a call in the shop's own words; some results ask when to call back. */
export function DispositionChoice({ call, desk, viewer }: DispositionChoiceProps) {
  const words = useAfterCallWords();
  const { linkedId, groupCode, disposition } = call;
  const customer = useSource(useMemo(() => desk.wrapUpSettings(), [desk]));
  const group = useSource(
    useMemo(() => (groupCode === null ? null : desk.group(groupCode)), [desk, groupCode]),
  );
  const memos = useSource(useMemo(() => desk.memos(linkedId), [desk, linkedId]));
  if (customer.status === 'loading') return null;
  const settings = wrapUpOf(
    customer.status === 'ready' ? customer.data : null,
    group.status === 'ready' ? group.data?.wrapUp : null,
  );
  if (settings.mode === 'off') return null;

  const own = memos.status === 'ready' ? memos.data.filter((m) => m.authorUid === viewer.uid) : [];
  const wish = own.findLast(({ callbackAt }) => callbackAt) ?? null;
  const changeable = () => (wish && isMemoOpen(wish, Date.now()) ? wish.id : null);
  const tell = (change: Promise<void>) => {
    change.catch(() => showToast(words.failed, { tone: 'missed' }));
  };
  const choose = (next: string | null) => {
    tell(desk.setDisposition(linkedId, next));
    const asks = next !== null && settings.asksTime.includes(next);
    const known = changeable();
    if (known !== null && !asks) tell(desk.takeBackCallback(linkedId, known));
  };
  const callBackAt = (at: Date) => {
    const when = `${formatDate(at, Date.now())} ${formatTime(at)}`;
    const text = words.callbackMemo(when);
    const entry = { text, callbackAt: at, authorName: viewer.name, known: changeable() };
    tell(desk.saveCallback(linkedId, entry));
  };
  return (
    <DispositionView
      settings={settings}
      value={disposition}
      callbackAt={wish?.callbackAt ?? null}
      onChoose={choose}
      onCallbackAt={callBackAt}
    />
  );
}
