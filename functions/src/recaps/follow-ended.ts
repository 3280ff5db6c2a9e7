import type { CallChange } from '../calls/call-change.ts';
import { isAlreadyExists } from '../firestore/errors.ts';
import { readDocument } from '../firestore/read-document.ts';
import { recapSettingsSchema, transcriptSchema } from '../model/calls/transcript.ts';
import { paths } from '../model/paths.ts';
import { firstAskAt, wantedParts } from './plan.ts';

/**
 * Notes that Dialpad is to be asked for what it makes of a call that is over, where an admin has switched that on. A
 * call is noted once; one that turns out to be part of another is asked for as that one.
 */
export async function followEnded({
  db,
  customerId,
  before,
  after,
  now,
}: CallChange): Promise<void> {
  if (!after) return;
  const noted = db.doc(paths.transcript(customerId, after.linkedId));
  if (after.mergedInto !== null) {
    if (before?.mergedInto === null) await noted.delete();
    return;
  }
  const wanted = wantedParts(after, now);
  if (!wanted || JSON.stringify(wantedParts(before, now)) === JSON.stringify(wanted)) return;
  const settings = await db.doc(paths.settings(customerId, 'recaps')).get();
  if (!readDocument(recapSettingsSchema, settings)?.fetch) return;
  try {
    await noted.create(
      transcriptSchema.parse({
        ...wanted,
        askDueAt: firstAskAt(after, now),
        expireAt: after.expireAt,
      }),
    );
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
  }
}
