import type { Firestore } from 'firebase-admin/firestore';
import { documentsOf } from '../firestore/documents-of.ts';
import { paths } from '../model/paths.ts';
import { writeOrder } from '../firestore/write-order.ts';
import { readChanged } from '../upkeep/follow-call.ts';
import { contributionOf, dayOf, statisticId } from './contribution.ts';
import { keepParts, type PartOfCall } from './keep-statistics.ts';

const pageSize = 500;

interface Day {
  groupCode: string | null;
  day: string;
  calls: PartOfCall[];
}

/**
 * Counts the calls that are there into the figures of their days, however old they are. What a newer change has
 * counted stays; calls that have expired stay counted. May be repeated, and run while calls come in.
 * @returns how many calls count in how many documents
 */
export async function recountStatistics(
  db: Firestore,
  customerId: string,
  now: Date,
): Promise<{ calls: number; documents: number }> {
  const counts = { calls: 0, documents: 0 };
  const days = new Map<string, Day>();
  const write = async (id: string, { groupCode, day, calls }: Day) => {
    await keepParts({ db, customerId, now }, { groupCode, day }, calls);
    days.delete(id);
    counts.documents += 1;
    counts.calls += calls.length;
  };
  const byStart = db.collection(paths.calls(customerId)).orderBy('startedAt');
  for await (const document of documentsOf(byStart, { pageSize })) {
    const call = readChanged(document);
    const contribution = contributionOf(call);
    if (!call || !contribution) continue;
    const day = dayOf(contribution.at);
    const id = statisticId(call.groupCode, day);
    const known = days.get(id) ?? { groupCode: call.groupCode, day, calls: [] };
    known.calls.push({ linkedId: call.linkedId, order: writeOrder(document), contribution });
    days.set(id, known);
    // They come by their start: what is of an earlier day is complete.
    for (const [other, before] of days) if (before.day < day) await write(other, before);
  }
  for (const [id, day] of days) await write(id, day);
  return counts;
}
