import { isDeepStrictEqual } from 'node:util';
import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore';
import { contactRecordSchema, recentVisitLimit, visitSchema } from '../model/contacts/contact.ts';
import { kindRuleSchema, kindByVisits } from '../model/contacts/kind-rule.ts';
import { paths } from '../model/paths.ts';
import { countKey } from '../model/contacts/visit-counts.ts';
import { readDocument } from '../firestore/read-document.ts';
import { storesToCount, withVisits } from './with-visits.ts';

/** What a Firestore trigger knows about a written visit. */
export interface VisitWritten {
  params: { customerId: string; contactId: string };
  data?: { before: DocumentSnapshot; after: DocumentSnapshot } | undefined;
}

/**
 * Brings a contact up to date with its visits: the latest five, the last date, counts by store, orders and, if the
 * customer's rule decides it, the kind. Idempotent; tolerates out-of-order delivery.
 */
export async function visitWritten(db: Firestore, event: VisitWritten, now: Date): Promise<void> {
  const change = {
    before: readDocument(visitSchema, event.data?.before),
    after: readDocument(visitSchema, event.data?.after),
  };
  const { customerId, contactId } = event.params;
  await db.runTransaction(async (transaction) => {
    // Read first: any other count for this contact waits here, and runs after this one.
    const document = await transaction.get(db.doc(paths.contact(customerId, contactId)));
    const contact = readDocument(contactRecordSchema, document);
    if (!contact || !document.exists) return;
    const visits = db.collection(paths.visits(customerId, contactId));
    const [counts, latest] = await Promise.all([
      countStores(transaction, visits, storesToCount(contact, change)),
      transaction.get(visits.orderBy('date', 'desc').limit(recentVisitLimit)),
    ]);
    const kind =
      contact.kindBy === 'rule' ? await ruledKind(transaction, customerId, visits, now) : null;
    const next = {
      ...withVisits(contact, change, {
        counts,
        latest: latest.docs.flatMap((visit) => readDocument(visitSchema, visit) ?? []),
      }),
      kind: kind ?? contact.kind,
    };
    // A redelivered event changes nothing; a write would notify everybody who listens to the contact.
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
    keys.map(async (key) => {
      const code = key === countKey('') ? '' : key;
      const answer = await transaction.get(visits.where('storeCode', '==', code).count());
      return [key, answer.data().count] as const;
    }),
  );
  return Object.fromEntries(counted);
}

/** The kind according to the customer's rule and the visits in its period; null = no rule. */
async function ruledKind(transaction: Transaction, customerId: string, visits: Visits, now: Date) {
  const setting = await transaction.get(visits.firestore.doc(paths.settings(customerId, 'kinds')));
  const rule = kindRuleSchema.safeParse(setting.data());
  if (!rule.success || !rule.data.enabled) return null;
  const since = new Date(now.getTime() - rule.data.periodDays * 86_400_000);
  const answer = await transaction.get(visits.where('date', '>=', since).count());
  return kindByVisits(rule.data, answer.data().count);
}
