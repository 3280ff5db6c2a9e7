import { memoSchema } from '@cti/functions/model/memo';
import { paths } from '@cti/functions/model/paths';
import { doc, getDocFromServer, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { withDates } from '../firebase/convert.ts';
import { db } from '../firebase/firestore.ts';
import { rejoinedText } from './joined-text.ts';
import { type KeptDraft, keptDrafts } from './kept-drafts.ts';

/** Younger drafts are being typed in some window, which saves them itself. */
const quietMs = 15_000;

/**
 * Sends what this person typed in this browser and the server never got: the window was closed without a
 * connection, or the browser crashed. What is refused stays until it is too old.
 */
export async function sendLeftoverMemos(customerId: string, uid: string): Promise<void> {
  const kept = keptDrafts(localStorage, customerId, uid);
  for (const [linkedId, draft] of kept.all(Date.now())) {
    if (Date.now() - draft.at < quietMs) continue;
    try {
      await send(customerId, uid, linkedId, draft);
      // Typed on meanwhile: whoever types saves that.
      if (kept.get(linkedId)?.at === draft.at) kept.drop(linkedId);
    } catch {
      // Kept for the next time.
    }
  }
}

async function send(
  customerId: string,
  uid: string,
  linkedId: string,
  draft: KeptDraft,
): Promise<void> {
  const target = doc(db(), paths.memos(customerId, linkedId), draft.memoId);
  const found = await getDocFromServer(target);
  if (!found.exists()) {
    if (draft.text === '') return;
    await setDoc(target, {
      text: draft.text,
      authorUid: uid,
      authorName: draft.authorName,
      createdAt: serverTimestamp(),
      updatedAt: serverTimestamp(),
    });
    return;
  }
  const stored = memoSchema.safeParse(withDates(found.data()));
  const remote = stored.success ? stored.data.text : '';
  const text = rejoinedText(remote, draft);
  if (text !== remote) await updateDoc(target, { text, updatedAt: serverTimestamp() });
}
