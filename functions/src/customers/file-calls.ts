import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { CallableOutputs } from '../model/callables.ts';
import { lineSchema, type Line } from '../model/line.ts';
import { paths } from '../model/paths.ts';
import { audit, type Author } from '../audit/audit.ts';
import { route } from '../calls/route.ts';
import { withDates } from '../model/text/with-dates.ts';
import { isConflict } from '../firestore/errors.ts';
import { Refusal } from '../refusal.ts';

const pageSize = 300;
/** How many pages one request files; the next one continues. */
const mostPages = 20;

/**
 * Files calls that had no line yet under the line that matches their number today. A number matched by a longer line
 * stays where it is. `updatedAt` stays too: it's the phone system's last word.
 */
export async function fileCalls(
  db: Firestore,
  { customerId, lineId, by }: { customerId: string; lineId: string; by: Author },
): Promise<CallableOutputs['fileCalls']> {
  const found = lineSchema.safeParse(
    withDates((await db.doc(paths.line(customerId, lineId)).get()).data()),
  );
  if (!found.success) throw new Refusal('line-unknown', 'There is no such line.');
  const line = found.data;
  const isTaken = takenBy(db, customerId, line);

  let filed = 0;
  let last: QueryDocumentSnapshot | undefined;
  let more = true;
  for (let page = 0; more && page < mostPages; page += 1) {
    const calls = await unfiled(db, customerId, line, last);
    filed += await file(db, calls, line, isTaken);
    last = calls.at(-1);
    more = calls.length === pageSize;
  }
  if (filed > 0) {
    const batch = db.batch();
    audit(batch, db, customerId, {
      by,
      action: 'calls-filed',
      target: `lines/${lineId}`,
      after: { filed, groupCode: line.groupCode },
    });
    await batch.commit();
  }
  return { filed, more };
}

async function unfiled(
  db: Firestore,
  customerId: string,
  line: Line,
  after: QueryDocumentSnapshot | undefined,
): Promise<QueryDocumentSnapshot[]> {
  const beginning = line.number.replace(/^0/, '+81');
  const query = db
    .collection(paths.calls(customerId))
    .where('groupCode', '==', null)
    .where('internalNumber', '>=', beginning)
    // Greater than every digit.
    .where('internalNumber', '<', `${beginning}:`)
    .orderBy('internalNumber')
    .limit(pageSize);
  return (await (after ? query.startAfter(after) : query).get()).docs;
}

/** Writes each call only if unchanged since it was read; a call that changes right now waits for next time. */
async function file(
  db: Firestore,
  calls: QueryDocumentSnapshot[],
  line: Line,
  isTaken: (number: string) => Promise<boolean>,
): Promise<number> {
  const writer = db.bulkWriter();
  writer.onWriteError((error) => !isConflict(error) && error.failedAttempts < 3);
  let filed = 0;
  const writes: Promise<void>[] = [];
  for (const call of calls) {
    if (!(await isTaken(String(call.get('internalNumber'))))) continue;
    const write = writer.update(
      call.ref,
      { groupCode: line.groupCode, store: { code: line.storeCode, name: line.storeName } },
      { lastUpdateTime: call.updateTime },
    );
    writes.push(
      write.then(
        () => {
          filed += 1;
        },
        (error: unknown) => {
          if (!isConflict(error)) throw error;
        },
      ),
    );
  }
  await writer.close();
  await Promise.all(writes);
  return filed;
}

/** Whether this line is the one for a number, looked up once per number. */
function takenBy(db: Firestore, customerId: string, line: Line) {
  const known = new Map<string, Promise<boolean>>();
  return (number: string): Promise<boolean> => {
    const answer =
      known.get(number) ?? route(db, customerId, number).then((taker) => isSame(taker, line));
    known.set(number, answer);
    return answer;
  };
}

const isSame = (a: Line | null, b: Line): boolean =>
  a?.number === b.number && a.groupCode === b.groupCode && a.storeCode === b.storeCode;
