import type { Visit } from './contact.ts';

/** Number of visits by store code. */
export type VisitCounts = Readonly<Record<string, number>>;

/** Stands for visits without a store: Firestore maps have no empty keys. */
const noStore = '-';

export const countKey = (storeCode: string): string => storeCode || noStore;

export function countByStore(visits: readonly Pick<Visit, 'storeCode'>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { storeCode } of visits) {
    const key = countKey(storeCode);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

export const countAll = (counts: VisitCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Visits to own and other stores; `stores` = those of the member's groups. */
export function ownAndOther(
  counts: VisitCounts,
  stores: ReadonlySet<string>,
): { own: number; other: number } {
  let own = 0;
  for (const [code, count] of Object.entries(counts)) if (stores.has(code)) own += count;
  return { own, other: countAll(counts) - own };
}
