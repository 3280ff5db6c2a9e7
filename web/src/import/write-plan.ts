import type { Caution } from '@cti/functions/model/contacts/contact';
import { withSearchKeys } from '@cti/functions/model/contacts/contact-search';
import { paths } from '@cti/functions/model/paths';
import { type WriteBatch, doc, serverTimestamp, writeBatch } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';
import { type PlannedRow, notesOf } from './plan.ts';

/** Writes per batch. Firestore takes more; this few block the page only briefly. */
const atOnce = 50;
/** Concurrent batches. */
const lanes = 6;

export interface WriteProgress {
  /** Rows written so far. */
  done: number;
  /** Every row up to this line is written; of later ones only some are. */
  throughLine: number;
}

/** Whether a row causes a write. */
export const isToWrite = ({ fate }: PlannedRow): boolean =>
  fate === 'new' || fate === 'changed' || fate === 'visit';

interface Importer {
  customerId: string;
  uid: string;
  /** Signs warnings. */
  name: string;
}

/** Writes the plan. Documents' ids come from their rows, so a repeated import writes nothing twice. */
export async function writePlan(
  importer: Importer,
  planned: readonly PlannedRow[],
  onProgress: (progress: WriteProgress) => void,
  isStopped: () => boolean,
): Promise<void> {
  const rows = planned.filter(isToWrite);
  let next = 0;
  let done = 0;
  const through = linesThrough(rows);
  const lane = async () => {
    while (next < rows.length && !isStopped()) {
      const from = next;
      const part = rows.slice(from, from + atOnce);
      next += atOnce;
      const batch = writeBatch(db());
      for (const row of part) addRow(batch, importer, row);
      await batch.commit();
      done += part.length;
      onProgress({ done, throughLine: through(from) });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Tracks several concurrent parts: told which is done, by its start, it returns the line up to which all are. */
export function linesThrough(rows: readonly { line: number }[], partSize = atOnce) {
  const ended = new Set<number>();
  let safe = 0;
  return (from: number): number => {
    ended.add(from);
    while (ended.delete(safe)) safe += partSize;
    return safe === 0 ? 0 : (rows[Math.min(safe, rows.length) - 1]?.line ?? 0);
  };
}

function addRow(batch: WriteBatch, { customerId, uid, name }: Importer, row: PlannedRow): void {
  const warning = (text = '', until: Date | null = null) =>
    text === '' ? null : { text, authorName: name, until };
  const signed = (caution: Caution) => ({ ...caution, authorName: name });
  const refusal = { authorName: name, at: serverTimestamp() };
  const stamp = {
    recentAt: serverTimestamp(),
    updatedAt: serverTimestamp(),
    updatedByUid: uid,
  };
  switch (row.fate) {
    case 'new': {
      const {
        caution,
        cautionUntil,
        ban,
        banUntil,
        noCalls,
        phoneNotes: _beside,
        ...contact
      } = row.contact;
      batch.set(doc(db(), paths.contact(customerId, row.contactId)), {
        email: '',
        address: '',
        transportFee: null,
        orderCount: 0,
        lastVisitAt: null,
        recentVisits: [],
        kind: 'new',
        kindBy: contact.kind ? 'hand' : 'rule',
        ...withSearchKeys({ name: '', kana: '', ...contact }, new Date()),
        notes: notesOf(row.contact),
        caution: warning(caution, cautionUntil),
        ...(ban ? { ban: warning(ban, banUntil) } : {}),
        ...(noCalls ? { noCalls: refusal } : {}),
        createdAt: serverTimestamp(),
        ...stamp,
      });
      return;
    }
    case 'changed': {
      const { caution, ban, noCalls, ...changes } = row.changes;
      const { searchKeys } = withSearchKeys({ ...row.stored, ...changes }, new Date());
      batch.update(doc(db(), paths.contact(customerId, row.contactId)), {
        ...(changes.kind ? { kindBy: 'hand' } : {}),
        ...changes,
        ...(caution ? { caution: signed(caution) } : {}),
        ...(ban ? { ban: signed(ban) } : {}),
        ...(noCalls ? { noCalls: refusal } : {}),
        searchKeys,
        ...stamp,
      });
      return;
    }
    case 'visit':
      batch.set(doc(db(), paths.visit(customerId, row.contactId, row.visitId)), row.visit);
      return;
    case 'same':
    case 'asked':
    case 'rejected':
  }
}
