import type { Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import { callSchema, type Call } from '../model/calls/call.ts';
import { seesGroup, type Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';

/** The call if this member may see it (admins: every call, others: their groups' calls), else null. */
export async function callToHear(
  db: Firestore,
  { customerId, linkedId, member }: { customerId: string; linkedId: string; member: Member },
): Promise<Call | null> {
  const call = readDocument(callSchema, await db.doc(paths.call(customerId, linkedId)).get());
  if (!call || call.mergedInto !== null) return null;
  return seesGroup(member, call.groupCode) ? call : null;
}

/** The recording's kind if the call has it: a conversation, or a message the caller left. */
export function kindOfRecording(call: Call, recordingId: string): string | null {
  if (call.voicemail?.uploaded && call.voicemail.recordingId === recordingId) return 'voicemail';
  const item = call.recording?.items.find(({ id }) => id === recordingId);
  return item ? item.kind || 'callrecording' : null;
}
