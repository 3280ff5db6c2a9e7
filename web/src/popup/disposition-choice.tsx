import '../ui/field.css';
import './disposition-view.css';
import { useMemo } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { isMemoOpen } from '@cti/functions/model/calls/memo';
import { wrapUpOf, type WrapUp } from '@cti/functions/model/desk/wrap-up';
import { useSource } from '../firebase/use-source.ts';
import { formatDate, formatTime } from '../ui/format.ts';
import { showToast } from '../ui/toast.tsx';
import { useAfterCallWords } from '../words/after-call.ts';
import type { CallDesk } from './call-desk.ts';
import type { Viewer } from './handover.ts';
import type { MemoDraft } from './memo/memo-draft.ts';
import { RecapProposal } from './recap/proposal.tsx';
import { fromLocalInput, toLocalInput } from '@cti/functions/model/text/japan-time';
import { cx } from '../ui/cx.ts';

interface DispositionChoiceProps {
  call: Call;
  desk: CallDesk;
  viewer: Viewer;
  draft: MemoDraft;
}

/** The result of a call in the shop's own words; some results ask when to call back. */
export function DispositionChoice({ call, desk, viewer, draft }: DispositionChoiceProps) {
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
  const proposal = (
    <RecapProposal call={call} desk={desk} viewer={viewer} draft={draft} settings={settings} />
  );
  if (settings.mode === 'off') return proposal;

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
    <>
      {proposal}
      <DispositionView
        settings={settings}
        value={disposition}
        callbackAt={wish?.callbackAt ?? null}
        onChoose={choose}
        onCallbackAt={callBackAt}
      />
    </>
  );
}

interface DispositionViewProps {
  settings: Pick<WrapUp, 'mode' | 'dispositions' | 'asksTime'>;
  value: string | null;
  callbackAt: Date | null;
  onChoose: (disposition: string | null) => void;
  onCallbackAt: (at: Date) => void;
}

/** The select and, if the choice asks for one, the time beside it. */
export function DispositionView(props: DispositionViewProps) {
  const { settings, value, callbackAt, onChoose, onCallbackAt } = props;
  const words = useAfterCallWords();
  const { dispositions } = settings;
  const isMissing = settings.mode === 'required' && !value;
  // An earlier choice stays visible even if it's no longer on offer.
  const choices = value && !dispositions.includes(value) ? [value, ...dispositions] : dispositions;
  const asksTime = value !== null && settings.asksTime.includes(value);
  return (
    <div className={cx('disposition', asksTime && 'disposition-timed')}>
      <select
        className={cx('input select disposition-select', isMissing && 'disposition-required')}
        aria-label={words.result}
        aria-required={settings.mode === 'required'}
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">
          {isMissing ? `${words.choose}（${words.required}）` : words.choose}
        </option>
        {choices.map((label) => (
          <option key={label} value={label}>
            {label}
          </option>
        ))}
      </select>
      {asksTime && (
        <input
          key={callbackAt?.getTime() ?? 0}
          type="datetime-local"
          className="input disposition-time num"
          aria-label={words.callbackAt}
          title={words.callbackAt}
          defaultValue={callbackAt ? toLocalInput(callbackAt) : ''}
          onBlur={(event) => {
            const at = fromLocalInput(event.target.value);
            if (at && at.getTime() !== callbackAt?.getTime()) onCallbackAt(at);
          }}
        />
      )}
    </div>
  );
}
