import { paths } from '@cti/functions/model/paths';
import type { Rescue } from '@cti/functions/model/rescue';
import { type WriteBatch, doc, serverTimestamp, updateDoc, writeBatch } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';
import type { Row } from '../firebase/spec.ts';

/** Who works on the list. */
export interface Clerk {
  customerId: string;
  uid: string;
  name: string;
}

/** The list's writes, in the form the rules require; each rejects when the server refuses. */
export function callbackDesk({ customerId, uid, name }: Clerk) {
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

export type CallbackDesk = ReturnType<typeof callbackDesk>;
