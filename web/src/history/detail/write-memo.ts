import type { Member } from '@cti/functions/model/member';
import { paths } from '@cti/functions/model/paths';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../../firebase/firestore.ts';
import { newEntry } from '../../popup/memo/memo-entry.ts';

/** Adds an entry to a call's memos in the member's own name; resolves when the server has it. */
export async function addMemo(
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
