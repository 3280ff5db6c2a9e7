import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { CallbackList } from './callback-list.tsx';
import { type CallbackRow, useCallbacks, useHours } from './callback-rows.ts';
import { groupScope } from '../firebase/call-queries.ts';
import { Button } from '../ui/button.tsx';
import { useNow } from '../ui/clock.ts';
import { EmptyLine } from '../ui/notice.tsx';
import { formatPhone } from '../call/phone.ts';
import { showToast } from '../ui/toast.tsx';
import { useCallbackWords } from '../words/callbacks.ts';
import { useWords } from '../words/use-words.tsx';
import { useConsole } from '../console/console-context.ts';
import { useChosenGroup } from '../console/group-switch.tsx';
import { LiveList } from '../console/live-list.tsx';
import { usePageTitle } from '../console/page-title.ts';
import { pagePaths } from '../console/paths.ts';
import { paths } from '@cti/functions/model/paths';
import type { Rescue } from '@cti/functions/model/calls/rescue';
import { type WriteBatch, doc, serverTimestamp, updateDoc, writeBatch } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';
import type { Row } from '../firebase/spec.ts';

const minuteMs = 60_000;

/** Who to call back. */
export function CallbacksPage() {
  const { session } = useWords();
  const words = useCallbackWords();
  const { customerId, member } = useConsole();
  const chosen = useChosenGroup();
  const scope = useMemo(() => groupScope(member, chosen), [member, chosen]);
  const rows = useCallbacks(customerId, scope);
  const hours = useHours(customerId);
  const work = useCallbackWork();
  const nowMs = Math.floor(useNow() / minuteMs) * minuteMs;
  usePageTitle(words.title);

  if (scope !== 'all' && scope.length === 0) return <EmptyLine>{session.noGroups}</EmptyLine>;
  return (
    <>
      <h1 className="aside">{words.title}</h1>
      <LiveList live={rows}>
        {(open) => (
          <CallbackList
            rows={open}
            hours={hours}
            nowMs={nowMs}
            uid={member.uid}
            canWork={member.role !== 'viewer'}
            isAdmin={member.role === 'admin'}
            {...work}
          />
        )}
      </LiveList>
    </>
  );
}

/** The actions on a row; refusals are reported. */
function useCallbackWork() {
  const words = useCallbackWords();
  const navigate = useNavigate();
  const { customerId, member } = useConsole();
  const { uid, name } = member;
  return useMemo(() => {
    const desk = callbackDesk({ customerId, uid, name });
    const attempt = (work: Promise<void>, refused = words.failed) => {
      work.catch(() => showToast(refused, { tone: 'missed' }));
    };
    return {
      onClaim: (row: CallbackRow) => attempt(desk.claim(row), words.taken),
      onRelease: (row: CallbackRow) => attempt(desk.release(row)),
      onClose: (row: CallbackRow) => {
        attempt(desk.close(row));
        const who = row.caller.name || (row.number ? formatPhone(row.number) : '');
        showToast(words.closed(who), {
          action: (
            <Button look="quiet" onClick={() => attempt(desk.open(row))}>
              {words.undo}
            </Button>
          ),
        });
      },
      onOpenContact: (contactId: string) => void navigate(pagePaths.contact(contactId)),
      onOpen: (linkedId: string) => void navigate(pagePaths.historyCall(linkedId)),
    };
  }, [customerId, uid, name, words, navigate]);
}

/** Who works on the list. */
interface Clerk {
  customerId: string;
  uid: string;
  name: string;
}

/** The list's writes, in the form the rules require; each rejects when the server refuses. */
function callbackDesk({ customerId, uid, name }: Clerk) {
  const rowOf = (row: Row<Rescue>) => doc(db(), paths.rescue(customerId, row.id));
  const markCalls = (batch: WriteBatch, row: Row<Rescue>, handled: boolean) => {
    for (const { linkedId } of row.calls) {
      batch.update(doc(db(), paths.call(customerId, linkedId)), { handled });
    }
  };
  return {
    claim: (row: Row<Rescue>) =>
      updateDoc(rowOf(row), { claimedBy: { uid, name }, claimedAt: serverTimestamp() }),

    release: (row: Row<Rescue>) => updateDoc(rowOf(row), { claimedBy: null, claimedAt: null }),

    /** Row and calls in one write, so the history agrees. */
    close(row: Row<Rescue>): Promise<void> {
      const batch = writeBatch(db());
      markCalls(batch, row, true);
      batch.update(rowOf(row), {
        state: 'closed',
        closedBy: 'handled',
        closedAt: serverTimestamp(),
        handledBy: { uid, name },
        claimedBy: null,
        claimedAt: null,
      });
      return batch.commit();
    },

    /** @param row as it was when it was closed */
    open(row: Row<Rescue>): Promise<void> {
      const batch = writeBatch(db());
      markCalls(batch, row, false);
      batch.update(rowOf(row), { state: 'open', closedBy: null, closedAt: null, handledBy: null });
      return batch.commit();
    },
  };
}
