import './recap.css';
import { IconSparkles, IconX } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import type { WrapUp } from '@cti/functions/model/desk/wrap-up';
import { Button, IconButton } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { formatDate, formatTime, useFormat } from '../../ui/format.ts';
import { useShortcut } from '../../ui/keys/use-keys.ts';
import { showToast } from '../../ui/toast.tsx';
import { useAfterCallWords } from '../../words/after-call.ts';
import { useRecapWords } from '../../words/recap.ts';
import type { CallDesk } from '../call-desk.ts';
import type { Viewer } from '../handover.ts';
import type { MemoDraft } from '../memo/memo-draft.ts';
import { type Proposal, propose } from './propose.ts';

interface RecapProposalProps {
  call: Call;
  desk: CallDesk;
  viewer: Viewer;
  draft: MemoDraft;
  settings: WrapUp;
}

/** What the recap suggests for result, callback and memo: one key takes it over, nothing else does. */
export function RecapProposal({ call, desk, viewer, draft, settings }: RecapProposalProps) {
  const words = useRecapWords().proposal;
  const { callbackMemo } = useAfterCallWords();
  const [isDone, setIsDone] = useState(false);
  const proposal = isDone ? null : propose(call, settings);
  if (!proposal) return null;
  const { linkedId } = call;
  const take = () => {
    const { result, callbackAt, memo } = proposal;
    // The draft keeps it until the server has it.
    if (memo) draft.append(memo.value);
    const writes: Promise<void>[] = [];
    if (callbackAt) {
      const { value } = callbackAt;
      const text = callbackMemo(`${formatDate(value, Date.now())} ${formatTime(value)}`);
      const entry = { text, callbackAt: value, authorName: viewer.name, known: null };
      writes.push(desk.saveCallback(linkedId, entry));
    }
    if (result) writes.push(desk.setDisposition(linkedId, result.value));
    setIsDone(true);
    Promise.all(writes).catch(() => {
      // What isn't there is proposed again.
      setIsDone(false);
      showToast(words.failed, { tone: 'missed' });
    });
  };
  return <ProposalView proposal={proposal} onTake={take} onDismiss={() => setIsDone(true)} />;
}

interface ProposalViewProps {
  proposal: Proposal;
  onTake: () => void;
  onDismiss: () => void;
}

/** Each part with the sentence it rests on. */
export function ProposalView({ proposal, onTake, onDismiss }: ProposalViewProps) {
  const { proposal: words } = useRecapWords();
  const format = useFormat();
  const now = useNow(false);
  const place = useRef<HTMLElement>(null);
  useShortcut(
    'proposal',
    () => {
      onTake();
      return true;
    },
    { place },
  );
  const { result, callbackAt, memo } = proposal;
  return (
    <section className="proposal" aria-label={words.title} ref={place}>
      <h3>
        <IconSparkles size={16} stroke={1.75} aria-hidden />
        {words.title}
      </h3>
      <IconButton
        icon={IconX}
        label={words.dismiss}
        className="proposal-dismiss"
        onClick={onDismiss}
      />
      <dl>
        {result && (
          <Part name={words.result} because={result.because}>
            {result.value}
          </Part>
        )}
        {callbackAt && (
          <Part name={words.callbackAt} because={callbackAt.because}>
            {format.dateTime(callbackAt.value, now)}
          </Part>
        )}
        {memo && (
          <Part name={words.memo} because={null}>
            {memo.value}
          </Part>
        )}
      </dl>
      <Button look="primary" shortcut="A" onClick={onTake}>
        {words.take}
      </Button>
    </section>
  );
}

interface PartProps {
  name: string;
  /** Null = it stands for itself. */
  because: string | null;
  children: ReactNode;
}

function Part({ name, because, children }: PartProps) {
  const { proposal: words } = useRecapWords();
  return (
    <div>
      <dt>{name}</dt>
      <dd title={because ?? undefined}>
        {children} {because !== null && <span>{words.because(because)}</span>}
      </dd>
    </div>
  );
}
