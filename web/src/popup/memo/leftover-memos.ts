import { isMemoOpen, memoSchema } from '@cti/functions/model/calls/memo';
import { paths } from '@cti/functions/model/paths';
import { withDates } from '@cti/functions/model/text/with-dates';
import { doc, getDocFromServer, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { db } from '../../firebase/firestore.ts';
import { rejoinedText } from './joined-text.ts';
import { type KeptDraft, keptDrafts } from './kept-drafts.ts';
import { newEntry } from './memo-entry.ts';

/** Newer drafts are being typed in some window, which saves them itself. */
const quietMs = 15_000;

/**
 * Sends what this person typed in this browser and the server never got: the window closed offline, or the browser
 * crashed. Refused drafts stay until they're too old.
 */
export async function sendLeftoverMemos(customerId: string, uid: string): Promise<void> {
  const kept = keptDrafts(localStorage, customerId, uid);
  for (const [linkedId, draft] of kept.all(Date.now())) {
    if (Date.now() - draft.at < quietMs) continue;
    try {
      await send(customerId, uid, linkedId, draft);
      // Edited meanwhile: the window being typed in saves it.
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
  const entry = (id: string) => doc(db(), paths.memos(customerId, linkedId), id);
  const target = entry(draft.memoId);
  const create = (id: string) =>
    setDoc(entry(id), {
      text: draft.text,
      authorUid: uid,
      authorName: draft.authorName,
      createdAt: serverTimestamp(),
      updatedAt: serverTimestamp(),
    });
  const found = await getDocFromServer(target);
  if (!found.exists()) {
    if (draft.text !== '') await create(draft.memoId);
    return;
  }
  const stored = memoSchema.safeParse(withDates(found.data())).data;
  const remote = stored?.text ?? '';
  const text = rejoinedText(remote, draft);
  if (text === remote) return;
  // A memo that can no longer be changed gets a second one beside it.
  if (stored && !isMemoOpen(stored, Date.now())) await create(newEntry(uid, draft.at));
  else await updateDoc(target, { text, updatedAt: serverTimestamp() });
}
