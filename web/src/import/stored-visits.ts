import { type Visit, visitSchema } from '@cti/functions/model/contact';
import { paths } from '@cti/functions/model/paths';
import { collection, documentId, getDocsFromServer, limit, query, where } from 'firebase/firestore';
import { readRow } from '../firebase/convert.ts';
import { db } from '../firebase/firestore.ts';
import { type PlannedRow, isSameVisit } from './plan.ts';

type PlannedVisit = PlannedRow & { fate: 'visit' };

/** Rows of one part, at most thirty, of which those that stand there already as they are have nothing to do. */
export async function withoutStoredVisits(
  customerId: string,
  planned: readonly PlannedRow[],
): Promise<PlannedRow[]> {
  const visits = planned.filter((row): row is PlannedVisit => row.fate === 'visit');
  const stored = new Map<string, Visit>();
  await Promise.all(
    [...new Set(visits.map(({ contactId }) => contactId))].map(async (contactId) => {
      const ids = visits.filter((row) => row.contactId === contactId).map((row) => row.visitId);
      const { docs } = await getDocsFromServer(
        query(
          collection(db(), paths.visits(customerId, contactId)),
          where(documentId(), 'in', [...new Set(ids)]),
          limit(ids.length),
        ),
      );
      for (const one of docs) {
        const visit = readRow(one.ref.path, one.id, one.data(), visitSchema);
        if (visit) stored.set(`${contactId} ${one.id}`, visit);
      }
    }),
  );
  return planned.map((row) => {
    if (row.fate !== 'visit') return row;
    const known = stored.get(`${row.contactId} ${row.visitId}`);
    const { line, row: cells, label, doubts } = row;
    return known && isSameVisit(known, row.visit)
      ? { line, row: cells, label, doubts, fate: 'same' }
      : row;
  });
}
