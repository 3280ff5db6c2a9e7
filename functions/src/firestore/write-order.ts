import type { DocumentSnapshot } from 'firebase-admin/firestore';

/** When a version of a document was written, as sortable text. */
export function writeOrder(snapshot: DocumentSnapshot | undefined): string {
  const at = snapshot?.updateTime;
  return at ? `${at.seconds}`.padStart(12, '0') + `${at.nanoseconds}`.padStart(9, '0') : '';
}
