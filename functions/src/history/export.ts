import { createHash, randomUUID } from 'node:crypto';
import type { Firestore, Query } from 'firebase-admin/firestore';
import { audit } from '../audit/audit.ts';
import { withDates } from '../model/text/with-dates.ts';
import { readDocument } from '../firestore/read-document.ts';
import { groupSchema } from '../model/group.ts';
import { historyConditions, type HistoryFilter } from '../model/calls/history-filter.ts';
import type { CallableOutputs, ExportPart } from '../model/callables.ts';
import type { Call } from '../callable/callable.ts';
import type { Member } from '../model/members/member.ts';
import { unaskedRows } from '../model/methods.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import { csvLines } from '../model/text/csv.ts';
import { exportedFields, exportedSchema, headingsOf, rowOf, type Language } from './row.ts';

/** Calls in one response, about 200 kB of CSV. */
export const exportPartSize = 1000;
/** An export can't be continued longer than this after it began. */
const exportLastsMs = 3_600_000;

export interface ExportRequest {
  customerId: string;
  uid: string;
  member: Member;
  groupCode: string | null;
  filter: HistoryFilter;
  language: Language;
  part: ExportPart | null;
  wantFreshSignIn: Call['wantFreshSignIn'];
}

/**
 * One part of an export. The first part writes an audit entry with the number of calls; each later one has to name that
 * entry, by the same person, for the same calls, and recent: nobody gets at the calls without a trace. Many calls
 * require a sign-in that was fresh when the export began.
 */
export async function exportCalls(
  db: Firestore,
  request: ExportRequest,
  now: Date,
): Promise<CallableOutputs['exportCalls']> {
  const { customerId, language, part } = request;
  const query = callsOf(db, request);
  const begun = part
    ? await continued(db, request, part, now)
    : await begin(db, request, query, now);
  const [page, groupNames] = await Promise.all([
    (part ? query.startAfter(new Date(part.atMs), part.linkedId) : query)
      .limit(exportPartSize)
      .select(...exportedFields)
      .get(),
    namesOf(db, customerId),
  ]);
  const rows = page.docs.flatMap((document) => {
    const call = readDocument(exportedSchema, document);
    return call ? [rowOf(call, language, groupNames)] : [];
  });
  const last = page.size < exportPartSize ? undefined : page.docs.at(-1);
  const lastAt = withDates(last?.get('startedAt'));
  return {
    csv: csvLines(part ? rows : [headingsOf(language), ...rows]),
    rows: rows.length,
    total: begun.total,
    next:
      last && lastAt instanceof Date
        ? { exportId: begun.exportId, atMs: lastAt.getTime(), linkedId: last.id }
        : null,
  };
}

/** The groups whose calls are exported; null = all, including calls without a group. */
function groupsOf({ member, groupCode }: ExportRequest): string[] | null {
  if (member.role === 'admin') return groupCode === null ? null : [groupCode];
  const groups = member.groupCodes.filter((code) => groupCode === null || code === groupCode);
  if (groups.length === 0) {
    throw new Refusal('not-your-group', 'These calls belong to groups of other members.');
  }
  return groups;
}

function callsOf(db: Firestore, request: ExportRequest): Query {
  const groups = groupsOf(request);
  let query: Query = db.collection(paths.calls(request.customerId));
  if (groups) query = query.where('groupCode', 'in', groups);
  for (const [field, operator, value] of historyConditions(request.filter)) {
    query = query.where(field, operator, value);
  }
  return query.orderBy('startedAt', 'desc').orderBy('__name__', 'desc');
}

async function begin(db: Firestore, request: ExportRequest, query: Query, now: Date) {
  const exportId = randomUUID();
  const total = (await query.count().get()).data().count;
  if (total > unaskedRows) request.wantFreshSignIn();
  const batch = db.batch();
  audit(
    batch,
    db,
    request.customerId,
    {
      by: { uid: request.uid, name: request.member.name },
      action: 'exported',
      target: 'amiEvents',
      after: {
        rows: total,
        groupCodes: groupsOf(request) ?? [],
        ...told(request.filter),
        query: queryHash(request),
      },
    },
    { id: exportId, at: now },
  );
  await batch.commit();
  return { exportId, total };
}

async function continued(db: Firestore, request: ExportRequest, part: ExportPart, now: Date) {
  const entry = await db.doc(paths.auditEntry(request.customerId, part.exportId)).get();
  const at = withDates(entry.get('at'));
  const isTheirs =
    entry.get('action') === 'exported' &&
    entry.get('byUid') === request.uid &&
    entry.get('after.query') === queryHash(request) &&
    at instanceof Date &&
    now.getTime() - at.getTime() < exportLastsMs;
  if (!isTheirs) throw new Refusal('export-unknown', 'There is no such export under way.');
  if (Number(entry.get('after.rows')) > unaskedRows) request.wantFreshSignIn(at);
  return { exportId: part.exportId, total: null };
}

/** Identifies the query, so that parts of different exports can't be mixed. */
const queryHash = (request: ExportRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([groupsOf(request), historyConditions(request.filter)]))
    .digest('hex')
    .slice(0, 16);

/** The filter for the audit log, which outlives calls: of a searched number, only the last digits. */
function told({ searchKey, fromMs, toMs, ...filter }: HistoryFilter): Record<string, unknown> {
  const all = {
    ...filter,
    from: fromMs === null ? null : new Date(fromMs).toISOString(),
    to: toMs === null ? null : new Date(toMs).toISOString(),
    search: searchKey === null ? null : searchKey.replace(/^n:.*(?=\d{4}$)/, 'n:…'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

async function namesOf(db: Firestore, customerId: string): Promise<Map<string, string>> {
  const { docs } = await db.collection(paths.groups(customerId)).get();
  return new Map(
    docs.flatMap((document) => {
      const group = readDocument(groupSchema, document);
      return group ? [[document.id, group.name] as const] : [];
    }),
  );
}
