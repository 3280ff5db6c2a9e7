import { isDeepStrictEqual } from 'node:util';
import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore';
import {
  contactRecordSchema,
  recentVisitLimit,
  visitSchema,
  type Visit,
} from '../model/contact.ts';
import { kindRuleSchema, kindByVisits } from '../model/kind-rule.ts';
import { paths } from '../model/paths.ts';
import { countAll, countKey } from '../model/visit-counts.ts';
import { readDocument } from '../firestore/read-document.ts';

/** What a Firestore trigger knows of a visit that was written. */
export interface VisitWritten {
  time: string;
  params: { customerId: string; contactId: string };
  data?: { before: DocumentSnapshot; after: DocumentSnapshot } | undefined;
}

/**
 * Brings a contact up to date with its visits: the latest five, the last date, the counts by store, the orders
 * and, where the customer's rule decides it, the kind. Everything is counted anew, so that repetition and disorder
 * of events change nothing.
 */
export async function visitWritten(db: Firestore, event: VisitWritten): Promise<void> {
  const before = readDocument(visitSchema, event.data?.before);
  const after = readDocument(visitSchema, event.data?.after);
  const { customerId, contactId } = event.params;
  await db.runTransaction(async (transaction) => {
    const document = await transaction.get(db.doc(paths.contact(customerId, contactId)));
    const contact = readDocument(contactRecordSchema, document);
    if (!contact || !document.exists) return;
    const known = contact.visitCounts;
    const stores = new Set(
      [before, after].flatMap((visit) => (visit ? [countKey(visit.storeCode)] : [])),
    );
    const visits = db.collection(paths.visits(customerId, contactId));
    const [counts, latest] = await Promise.all([
      countStores(transaction, visits, [...stores, ...Object.keys(known ?? {})]),
      transaction.get(visits.orderBy('date', 'desc').limit(recentVisitLimit)),
    ]);
    const recentVisits = latestOf(
      latest.docs.flatMap((visit) => readDocument(visitSchema, visit) ?? []),
      contact.recentVisits.filter((visit) => !before || !isSame(visit, before)),
    );
    const total = countAll(counts);
    // Of a contact whose visits were never counted, only this one is new.
    const counted = known ? countAll(known) : total - (after ? 1 : 0) + (before ? 1 : 0);
    const kind =
      contact.kindBy === 'rule' ? await ruledKind(transaction, customerId, visits, event) : null;
    const next = {
      recentVisits,
      lastVisitAt: recentVisits[0]?.date ?? null,
      visitCounts: counts,
      orderCount: Math.max(0, contact.orderCount + total - counted),
      kind: kind ?? contact.kind,
    };
    // Told again, it has nothing to say; a write would tell everybody who follows the contact.
    if (!isDeepStrictEqual({ ...contact, ...next }, contact))
      transaction.update(document.ref, next);
  });
}

type Visits = FirebaseFirestore.CollectionReference;

async function countStores(
  transaction: Transaction,
  visits: Visits,
  keys: string[],
): Promise<Record<string, number>> {
  const counted = await Promise.all(
    [...new Set(keys)].map(async (key) => {
      const code = key === countKey('') ? '' : key;
      const answer = await transaction.get(visits.where('storeCode', '==', code).count());
      return [key, answer.data().count] as const;
    }),
  );
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}

/** The kind that the customer's rule gives for the visits of its period; null = there is no rule. */
async function ruledKind(
  transaction: Transaction,
  customerId: string,
  visits: Visits,
  { time }: VisitWritten,
) {
  const setting = await transaction.get(visits.firestore.doc(paths.settings(customerId, 'kinds')));
  const rule = kindRuleSchema.safeParse(setting.data());
  if (!rule.success || !rule.data.enabled) return null;
  const since = new Date(new Date(time).getTime() - rule.data.periodDays * 86_400_000);
  const answer = await transaction.get(visits.where('date', '>=', since).count());
  return kindByVisits(rule.data, answer.data().count);
}

/** The newest of both, each once: what the card holds may be older than the collection. */
function latestOf(stored: Visit[], carried: Visit[]): Visit[] {
  const others = carried.filter((visit) => !stored.some((one) => isSame(one, visit)));
  return [...stored, ...others]
    .toSorted((a, b) => b.date.getTime() - a.date.getTime())
    .slice(0, recentVisitLimit);
}

const isSame = (a: Visit, b: Visit): boolean =>
  a.date.getTime() === b.date.getTime() &&
  a.storeCode === b.storeCode &&
  a.summary === b.summary &&
  a.amount === b.amount;
