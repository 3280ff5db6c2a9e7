import { FieldPath, type DocumentSnapshot } from 'firebase-admin/firestore';
import { retentionMs } from '../config.ts';
import { whileContended } from '../firestore/contended.ts';
import { log } from '../log.ts';
import { readDocument } from '../firestore/read-document.ts';
import type { Call } from '../model/calls/call.ts';
import { dayEndsMsOf, hoursSchema, noHours } from '../model/hours.ts';
import { dayKey, japanDay } from '../model/text/japan-time.ts';
import { paths } from '../model/paths.ts';
import type { OrderedCallChange } from '../calls/call-change.ts';
import {
  contributionOf,
  contributionSchema,
  statisticId,
  type Contribution,
} from './contribution.ts';
import { deriveStatistic } from './derive-statistic.ts';

/** How many contributions fit into one group and day: a document holds at most 1 MiB. */
const partsLimit = 4_000;

/** Where a call counts, and what it contributes; null = nothing any more. */
interface Part {
  groupCode: string | null;
  day: string;
  contribution: Contribution | null;
}

/**
 * Keeps the figures of each group and day. A document holds each call's contribution with the time of that version of
 * the call. An older version never replaces a newer one, and the figures are always derived from all contributions. A
 * deleted call still counts: it did take place.
 */
export async function keepStatistics(change: OrderedCallChange): Promise<void> {
  const { before, after } = change;
  if (!after || isSame(before, after)) return;
  const dayEndsMs = await dayEndsMsIn(change);
  const was = partOf(before, dayEndsMs);
  const is = partOf(after, dayEndsMs);
  if (was && (!is || idOf(was) !== idOf(is))) await keep(change, { ...was, contribution: null });
  if (is) await keep(change, is);
}

/** Whether nothing relevant to the figures has changed. */
function isSame(before: Call | null, after: Call): boolean {
  const [was, is] = [before, after].map((call) => contributionOf(call));
  const isMoved = was && before?.groupCode !== after.groupCode;
  return !isMoved && JSON.stringify(was) === JSON.stringify(is);
}

/** How long after midnight the customer's business day ends. Read for each call, as it may change. */
export async function dayEndsMsIn({
  db,
  customerId,
}: Pick<OrderedCallChange, 'db' | 'customerId'>): Promise<number> {
  const hours = await db.doc(paths.hours(customerId)).get();
  return dayEndsMsOf(readDocument(hoursSchema, hours) ?? noHours);
}

function partOf(call: Call | null, dayEndsMs: number): Part | null {
  const contribution = contributionOf(call);
  return (
    contribution && {
      groupCode: call?.groupCode ?? null,
      day: dayKey(japanDay(contribution.at, dayEndsMs)),
      contribution,
    }
  );
}

const idOf = ({ groupCode, day }: Pick<Part, 'groupCode' | 'day'>): string =>
  statisticId(groupCode, day);

const keep = (
  { after, order, ...context }: OrderedCallChange,
  { groupCode, day, contribution }: Part,
): Promise<void> =>
  keepParts(context, { groupCode, day }, [
    { linkedId: after?.linkedId ?? '', order, contribution },
  ]);

/** What a call contributes, and which version of it; null = nothing any more. */
export interface PartOfCall {
  linkedId: string;
  order: string;
  contribution: Contribution | null;
  /** The call may never have been counted here: then nothing is recorded. */
  onlyIfKnown?: boolean;
}

/** Adds calls to the figures of a group and day in one write; the newest version of each counts. */
export async function keepParts(
  { db, customerId, now }: Pick<OrderedCallChange, 'db' | 'customerId' | 'now'>,
  { groupCode, day }: Pick<Part, 'groupCode' | 'day'>,
  changed: readonly PartOfCall[],
): Promise<void> {
  const id = statisticId(groupCode, day);
  const partsRef = db.doc(paths.statisticParts(customerId, id));
  const atMs = changed.find(({ contribution }) => contribution)?.contribution?.at ?? now.getTime();
  const expireAt = new Date(atMs + retentionMs.statistic);
  await whileContended(async () => {
    const stored = await partsRef.get();
    const parts = readParts(stored);
    const written: [string, { order: string; json: string }][] = [];
    for (const { linkedId, order, contribution, onlyIfKnown = false } of changed) {
      const known = parts.get(linkedId);
      if (onlyIfKnown && !known) continue;
      // Whether the same version counts here depends on when the business day ends.
      const isSameCount = (known?.contribution === null) === (contribution === null);
      if (known && (known.order > order || (known.order === order && isSameCount))) continue;
      if (!known && parts.size >= partsLimit) {
        log.statisticFull({ customerId, id });
        continue;
      }
      parts.set(linkedId, { order, contribution });
      written.push([linkedId, { order, json: JSON.stringify(contribution) }]);
    }
    const [first, ...others] = written;
    if (!first) return;
    const calls = new Map<string, Contribution>();
    for (const [key, { contribution }] of parts) if (contribution) calls.set(key, contribution);
    const whose = { groupCode, day, updatedAt: now, expireAt };
    const batch = db.batch();
    batch.set(db.doc(paths.statistic(customerId, id)), deriveStatistic(whose, calls));
    if (stored.updateTime) {
      const [path, part] = [new FieldPath('calls', first[0]), first[1]];
      const more = others.flatMap(([linkedId, other]) => [new FieldPath('calls', linkedId), other]);
      batch.update(partsRef, path, part, ...more, { lastUpdateTime: stored.updateTime });
    } else {
      batch.create(partsRef, { calls: Object.fromEntries(written), expireAt });
    }
    await batch.commit();
  });
}

type Parts = Map<string, { order: string; contribution: Contribution | null }>;

function readParts(document: DocumentSnapshot): Parts {
  const stored: unknown = document.get('calls');
  if (stored === null || typeof stored !== 'object') return new Map();
  return new Map(
    Object.entries(stored).flatMap(([linkedId, part]: [string, unknown]) => {
      const known = readPart(part);
      return known ? [[linkedId, known]] : [];
    }),
  );
}

function readPart(part: unknown): { order: string; contribution: Contribution | null } | null {
  if (part === null || typeof part !== 'object' || !('order' in part) || !('json' in part)) {
    return null;
  }
  const read = contributionSchema.safeParse(JSON.parse(String(part.json)));
  return { order: String(part.order), contribution: read.success ? read.data : null };
}
