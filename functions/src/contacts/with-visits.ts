import { recentVisitLimit, type ContactRecord, type Visit } from '../model/contact.ts';
import { countAll, countKey, type VisitCounts } from '../model/visit-counts.ts';

/** A visit that was written: as it was, and as it is; null = not there. */
export interface VisitChange {
  before: Visit | null;
  after: Visit | null;
}

/** What stands in a contact's `/visits` at one moment. */
export interface StoredVisits {
  /** Of the stores that {@link storesToCount} names. */
  counts: VisitCounts;
  /** The newest of them, newest first. */
  latest: readonly Visit[];
}

/** What a contact says about its visits. */
export type VisitSummary = Pick<
  ContactRecord,
  'recentVisits' | 'lastVisitAt' | 'lastVisitToldAt' | 'visitCounts' | 'orderCount' | 'orderDebt'
>;

/** The stores whose visits a change may have counted otherwise, as {@link countKey} names them. */
export const storesToCount = (contact: ContactRecord, { before, after }: VisitChange): string[] => [
  ...new Set([
    ...[before, after].flatMap((visit) => (visit ? [countKey(visit.storeCode)] : [])),
    ...Object.keys(contact.visitCounts ?? {}),
  ]),
];

/**
 * A contact as its visits make it. `orderCount` without the counted visits is what a person or a list has told, and
 * never changes here: so every order, repetition and batch of changes ends with the same figures.
 */
export function withVisits(
  contact: ContactRecord,
  change: VisitChange,
  { counts, latest }: StoredVisits,
): VisitSummary {
  const { before } = change;
  const recentVisits = latestOf(
    latest,
    contact.recentVisits.filter((visit) => !before || !isSame(visit, before)),
  );
  const lastVisitToldAt = toldLastVisit(contact, before);
  const known = contact.orderCount > 0 ? contact.orderCount : -contact.orderDebt;
  const orders = known + countAll(counts) - countAll(contact.visitCounts ?? {});
  return {
    recentVisits,
    lastVisitAt: later(recentVisits[0]?.date ?? null, lastVisitToldAt),
    lastVisitToldAt,
    visitCounts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    orderCount: Math.max(0, orders),
    orderDebt: Math.max(0, -orders),
  };
}

/** A date that no visit explains was told: by a list, or by a person. */
function toldLastVisit(
  { lastVisitAt, lastVisitToldAt, recentVisits }: ContactRecord,
  before: Visit | null,
): Date | null {
  if (lastVisitAt === null) return null;
  const explained = [...recentVisits, ...(before ? [before] : [])];
  const isExplained = explained.some(({ date }) => date.getTime() === lastVisitAt.getTime());
  return isExplained ? lastVisitToldAt : lastVisitAt;
}

const later = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one > other ? one : other) : (one ?? other);

/** The newest of both, each once: what the contact holds may be older than its `/visits`. */
function latestOf(stored: readonly Visit[], carried: readonly Visit[]): Visit[] {
  const others = carried.filter((visit) => !stored.some((one) => isSame(one, visit)));
  return [...stored, ...others]
    .toSorted((a, b) => b.date.getTime() - a.date.getTime())
    .slice(0, recentVisitLimit);
}

export const isSame = (a: Visit, b: Visit): boolean =>
  a.date.getTime() === b.date.getTime() &&
  a.storeCode === b.storeCode &&
  a.summary === b.summary &&
  a.amount === b.amount;
