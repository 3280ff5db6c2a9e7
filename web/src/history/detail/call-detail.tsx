import { type Call } from '@cti/functions/model/calls/call';
import { memoSchema } from '@cti/functions/model/calls/memo';
import type { Member } from '@cti/functions/model/members/member';
import { paths } from '@cti/functions/model/paths';
import { storedQualitySchema } from '@cti/functions/model/desk/softphone';
import { receiptSchema } from '@cti/functions/model/calls/receipt';
import { transcriptSchema } from '@cti/functions/model/calls/transcript';
import { useState } from 'react';
import { call as askServer } from '../../firebase/callables.ts';
import { useLiveDoc, useLiveQuery } from '../../firebase/use-live.ts';
import { EmptyLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useShortcut } from '../../ui/keys/use-keys.ts';
import { useHistoryWords } from '../../words/history.ts';
import { DetailView } from './detail-view.tsx';
import { LateSections } from './late-sections.tsx';
import { LedgerSection, ReceiptSection } from './sections.tsx';
import { MemoSection } from './memo-section.tsx';
import { QualitySection } from './quality-section.tsx';
import { RecordingSection, soundsOf } from './recording-section.tsx';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../../firebase/firestore.ts';
import { newEntry } from '../../popup/memo/memo-entry.ts';
import { useCurrentCall } from '../../console/use-current-call.ts';

interface CallDetailProps {
  customerId: string;
  member: Member;
  linkedId: string;
  onOpenCard: (call: Call) => void;
  onClose: () => void;
  onSamePerson: (call: Call) => void;
  /** Link to where the key for recordings is set; null = the person may not set it. */
  onApiKey: (() => void) | null;
}

/** One call of the history, live. */
export function CallDetail(props: CallDetailProps) {
  const { customerId, linkedId, onClose } = props;
  const { detail } = useHistoryWords();
  const current = useCurrentCall(customerId, linkedId);
  useShortcut('close', () => {
    onClose();
    return true;
  });
  if (current.status === 'loading') return <Skeleton rows={6} />;
  const call = current.status === 'ready' ? current.data : null;
  if (!call) return <EmptyLine>{detail.missing}</EmptyLine>;
  return <LoadedDetail {...props} call={call} />;
}

function LoadedDetail({
  customerId,
  member,
  call,
  onOpenCard,
  onClose,
  onSamePerson,
  onApiKey,
}: CallDetailProps & { call: Call }) {
  const [draft, setDraft] = useState('');
  const { linkedId } = call;
  const memos = useLiveQuery({
    path: paths.memos(customerId, linkedId),
    orderBy: ['createdAt', 'asc'],
    limit: 100,
    schema: memoSchema,
  });
  const receipts = useLiveQuery({
    path: paths.receipts(customerId, linkedId),
    limit: 100,
    schema: receiptSchema,
  });
  const kept = useLiveDoc(
    call.source === 'dialpad' && !call.active
      ? { path: paths.transcript(customerId, linkedId), schema: transcriptSchema }
      : null,
  );
  // Measured by the browser's phone, which has no calls of Dialpad's.
  const qualities = useLiveQuery(
    call.source === 'relay' && !call.active
      ? {
          path: paths.qualities(customerId, linkedId),
          limit: 100,
          schema: storedQualitySchema,
        }
      : null,
  );
  const writes = member.role !== 'viewer';
  return (
    <DetailView
      call={call}
      onOpenCard={() => onOpenCard(call)}
      onClose={onClose}
      isAdmin={member.role === 'admin'}
      onSamePerson={call.caller.match === 'known' || call.externalNumber ? onSamePerson : null}
    >
      <MemoSection
        memos={memos.status === 'ready' ? memos.data : []}
        draft={draft}
        onDraft={setDraft}
        onSave={writes ? (text) => addMemo(customerId, linkedId, member, text) : null}
      />
      <LateSections
        call={call}
        kept={kept.status === 'ready' ? kept.data : null}
        onTake={
          writes
            ? (text) => setDraft((old) => (old.trim() === '' ? text : `${old}\n${text}`))
            : null
        }
      />
      <RecordingSection
        items={soundsOf(call)}
        ask={(recordingId) => askServer('playRecording', { customerId, linkedId, recordingId })}
        onApiKey={onApiKey}
      />
      <QualitySection qualities={qualities.status === 'ready' ? qualities.data : []} />
      <ReceiptSection receipts={receipts.status === 'ready' ? receipts.data : []} />
      {member.role === 'admin' && <LedgerSection customerId={customerId} linkedId={linkedId} />}
    </DetailView>
  );
}

/** Adds an entry to a call's memos in the member's own name; resolves when the server has it. */
async function addMemo(
  customerId: string,
  linkedId: string,
  { uid, name }: Member,
  text: string,
): Promise<void> {
  await setDoc(doc(db(), paths.memos(customerId, linkedId), newEntry(uid, Date.now())), {
    text,
    authorUid: uid,
    authorName: name,
    createdAt: serverTimestamp(),
    updatedAt: serverTimestamp(),
  });
}
