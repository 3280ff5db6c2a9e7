import type { Firestore } from 'firebase-admin/firestore';
import { documentsOf } from '../firestore/documents-of.ts';
import { dayKey, dayMs, japanDay } from '../model/text/japan-time.ts';
import { paths } from '../model/paths.ts';
import { writeOrder } from '../firestore/write-order.ts';
import { readChanged } from '../calls/call-change.ts';
import { contributionOf, statisticId } from './contribution.ts';
import { dayEndsMsIn, keepParts, type PartOfCall } from './keep-statistics.ts';

const pageSize = 500;

interface Day {
  groupCode: string | null;
  day: number;
  calls: PartOfCall[];
}

/**
 * Counts all existing calls, however old, on their proper days, and removes them from the days they counted on while
 * the business day ended at another time. Newer changes and expired calls stay counted. Idempotent, and safe while
 * calls come in.
 * @returns how many calls are counted in how many documents
 */
export async function recountStatistics(
  db: Firestore,
  customerId: string,
  now: Date,
): Promise<{ calls: number; documents: number }> {
  const counts = { calls: 0, documents: 0 };
  const days = new Map<string, Day>();
  const write = async (id: string, { groupCode, day, calls }: Day) => {
    await keepParts({ db, customerId, now }, { groupCode, day: dayKey(day) }, calls);
    days.delete(id);
    const counted = calls.filter(({ contribution }) => contribution !== null);
    counts.documents += Number(counted.length > 0);
    counts.calls += counted.length;
  };
  const note = (groupCode: string | null, day: number, part: PartOfCall) => {
    const id = statisticId(groupCode, dayKey(day));
    const known = days.get(id) ?? { groupCode, day, calls: [] };
    known.calls.push(part);
    days.set(id, known);
  };
  const dayEndsMs = await dayEndsMsIn({ db, customerId });
  const byStart = db.collection(paths.calls(customerId)).orderBy('startedAt');
  for await (const document of documentsOf(byStart, { pageSize })) {
    const call = readChanged(document);
    const contribution = contributionOf(call);
    if (!call || !contribution) continue;
    const { linkedId, groupCode } = call;
    const order = writeOrder(document);
    const day = japanDay(contribution.at, dayEndsMs);
    note(groupCode, day, { linkedId, order, contribution });
    for (const other of daysPossible(contribution.at)) {
      if (other === day) continue;
      note(groupCode, other, { linkedId, order, contribution: null, onlyIfKnown: true });
    }
    // Calls come in order of their start, so an earlier day, including its night, is complete.
    for (const [id, before] of days) if (before.day < day - 1) await write(id, before);
  }
  for (const [id, day] of days) await write(id, day);
  return counts;
}

/** The days a call may count for: a business day ends between midnight and noon. */
const daysPossible = (atMs: number): Set<number> =>
  new Set([japanDay(atMs), japanDay(atMs, dayMs / 2)]);
