import { recentVisitLimit, type ContactRecord, type Visit } from '../model/contacts/contact.ts';
import { countAll, countKey, type VisitCounts } from '../model/contacts/visit-counts.ts';

/** A written visit before and after; null = didn't or doesn't exist. */
export interface VisitChange {
  before: Visit | null;
  after: Visit | null;
}

/** What a contact's `/visits` hold at one moment. */
export interface StoredVisits {
  /** For the stores given by {@link storesToCount}. */
  counts: VisitCounts;
  /** The latest visits, newest first. */
  latest: readonly Visit[];
}

/** What a contact says about its visits. */
export type VisitSummary = Pick<
  ContactRecord,
  'recentVisits' | 'lastVisitAt' | 'lastVisitToldAt' | 'visitCounts' | 'orderCount' | 'orderDebt'
>;

/** The stores whose counts a change may affect, named as by {@link countKey}. */
export const storesToCount = (contact: ContactRecord, { before, after }: VisitChange): string[] => [
  ...new Set([
    ...[before, after].flatMap((visit) => (visit ? [countKey(visit.storeCode)] : [])),
    ...Object.keys(contact.visitCounts ?? {}),
  ]),
];

/**
 * A contact brought up to date with its visits. `orderCount` minus the counted visits is what a person or list has
 * entered, and never changes here, so changes give the same figures in any order, batch or repetition.
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

/** A date that no visit accounts for was entered by a list or a person. */
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

/** The newest of both, each once: the contact's own may be older than its `/visits`. */
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
