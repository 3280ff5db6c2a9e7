import { isDeepStrictEqual } from 'node:util';
import type { DocumentData } from 'firebase-admin/firestore';
import { mergeFields, type MergeField, type PartChoice } from '../model/contacts/contact-merge.ts';
import {
  contactRecordSchema,
  recentVisitLimit,
  type ContactRecord,
} from '../model/contacts/contact.ts';
import { countAll } from '../model/contacts/visit-counts.ts';
import { withDates } from '../model/text/with-dates.ts';
import { isSame as isSameVisit } from './with-visits.ts';

/** A merge: both contacts before it, and the survivor's fields after it. */
export interface Merged {
  keepBefore: DocumentData;
  dropBefore: DocumentData;
  mergedAs: DocumentData;
}

/** The two contacts again, and the fields for which somebody has to decide whom the later text belongs to. */
export interface Parted {
  keep: DocumentData;
  drop: DocumentData;
  undecided: { field: MergeField; since: string }[];
}

/**
 * Splits a merged contact. Fields unchanged since the merge are restored; what was written since stays with the
 * survivor. A later text that replaced one from the other contact is undecided: it may belong to either.
 */
export function partedFields(
  now: DocumentData,
  { keepBefore, dropBefore, mergedAs }: Merged,
  choices: Partial<Record<MergeField, PartChoice>>,
): Parted {
  const isUntouched = (field: string) => isSame(now[field], mergedAs[field]);
  const keep: DocumentData = { ...keepBefore };
  const drop: DocumentData = { ...dropBefore };
  for (const field of Object.keys(now)) {
    if (!isUntouched(field) && !derived.has(field)) keep[field] = now[field];
  }
  const undecided: Parted['undecided'] = [];
  for (const field of mergeFields) {
    const isByRule = field === 'kind' && now['kindBy'] === 'rule';
    if (isUntouched(field) || isSame(mergedAs[field], keepBefore[field])) continue;
    const choice = choices[field];
    keep[field] = keepBefore[field];
    const added = field === 'notes' ? addedTo(mergedAs[field], now[field]) : null;
    if (added !== null) keep[field] = joined(keepBefore[field], added);
    else if (choice === undefined) {
      if (!isByRule) undecided.push({ field, since: spoken(now[field]) });
    } else {
      if (choice !== 'drop') keep[field] = now[field];
      if (choice !== 'keep') drop[field] = now[field];
    }
    if (keep[field] === undefined) delete keep[field];
  }
  Object.assign(keep, keptSince(now, { keepBefore, dropBefore, mergedAs }));
  Object.assign(drop, withoutVisits(drop, now, mergedAs));
  return { keep, drop, undecided };
}

/** Fields that are combined below, or derived from others by triggers. */
const derived = new Set([
  'phones',
  'tags',
  'fields',
  'chosenFor',
  'searchKeys',
  'orderCount',
  'orderDebt',
  'visitCounts',
  'recentVisits',
  'lastVisitAt',
  'lastVisitToldAt',
]);

/** The survivor's numbers, visits and orders: its own, and those added since. */
function keptSince(now: DocumentData, { keepBefore, dropBefore, mergedAs }: Merged): DocumentData {
  const [is, was, own] = [now, mergedAs, keepBefore].map(recordOf);
  if (!is || !was || !own) return {};
  const kept: DocumentData = {};
  const numbersBefore = listOf(dropBefore['phones']);
  const phones = [
    ...own.phones.filter((one) => is.phones.includes(one) || !was.phones.includes(one)),
    ...is.phones.filter((one) => ![...was.phones, ...own.phones, ...numbersBefore].includes(one)),
  ];
  if (!isSame(phones, own.phones)) kept['phones'] = phones;
  const tags = [
    ...own.tags.filter((tag) => is.tags.includes(tag) || !was.tags.includes(tag)),
    ...is.tags.filter((tag) => ![...was.tags, ...own.tags].includes(tag)),
  ];
  if (!isSame(tags, own.tags)) kept['tags'] = tags;
  const changedIds = Object.keys({ ...was.fields, ...is.fields }).filter(
    (id) => is.fields[id] !== was.fields[id],
  );
  if (changedIds.length > 0) {
    const unchanged = Object.entries(own.fields).filter(([id]) => !changedIds.includes(id));
    const changed = Object.entries(is.fields).filter(([id]) => changedIds.includes(id));
    kept['fields'] = Object.fromEntries([...unchanged, ...changed]);
  }
  const chosen = Object.entries(now['chosenFor'] ?? {}).filter(
    ([number, at]) => !isSame(at, mergedAs['chosenFor']?.[number]),
  );
  if (chosen.length > 0) {
    kept['chosenFor'] = { ...keepBefore['chosenFor'], ...Object.fromEntries(chosen) };
  }
  // Visits to be given back still count here: each lowers the count as it moves.
  const outside = (of: ContactRecord) => signedOrders(of) - countAll(of.visitCounts ?? {});
  const isCountedSince = !isSame(is.visitCounts, was.visitCounts);
  const counts = (isCountedSince ? is.visitCounts : own.visitCounts) ?? {};
  const orders = outside(own) + outside(is) - outside(was) + countAll(counts);
  if (isCountedSince) kept['visitCounts'] = counts;
  if (isCountedSince || orders !== signedOrders(own)) {
    kept['orderCount'] = Math.max(0, orders);
    kept['orderDebt'] = Math.max(0, -orders);
  }
  if (!isSame(is.recentVisits, was.recentVisits)) {
    const since = is.recentVisits.filter((one) => !was.recentVisits.some(sameAs(one)));
    const others = own.recentVisits.filter((one) => !isGoneSince(one, is, was));
    kept['recentVisits'] = [...since, ...others]
      .toSorted((a, b) => b.date.getTime() - a.date.getTime())
      .slice(0, recentVisitLimit);
  }
  if (!isSame(is.lastVisitAt, was.lastVisitAt)) {
    kept['lastVisitAt'] = kept['recentVisits']?.[0]?.date ?? is.lastVisitAt;
  }
  return kept;
}

/** The other contact's visits come back one by one, each raising the count. */
function withoutVisits(drop: DocumentData, now: DocumentData, mergedAs: DocumentData) {
  const [of, is, was] = [drop, now, mergedAs].map(recordOf);
  if (!of || !is || !was) return {};
  const without: DocumentData = {};
  if (of.visitCounts !== null) {
    const orders = signedOrders(of) - countAll(of.visitCounts);
    without['visitCounts'] = {};
    without['orderCount'] = Math.max(0, orders);
    without['orderDebt'] = Math.max(0, -orders);
  }
  const recentVisits = of.recentVisits.filter((one) => !isGoneSince(one, is, was));
  if (recentVisits.length < of.recentVisits.length) without['recentVisits'] = recentVisits;
  return without;
}

type RecordVisit = ContactRecord['recentVisits'][number];

const sameAs = (one: RecordVisit) => (other: RecordVisit) => isSameVisit(one, other);

/** Whether a visit was deleted or changed since, rather than pushed out by five later ones. */
function isGoneSince(visit: RecordVisit, is: ContactRecord, was: ContactRecord): boolean {
  if (!was.recentVisits.some(sameAs(visit)) || is.recentVisits.some(sameAs(visit))) return false;
  const oldest = is.recentVisits[recentVisitLimit - 1];
  return !oldest || visit.date >= oldest.date;
}

const signedOrders = ({ orderCount, orderDebt }: ContactRecord): number =>
  orderCount > 0 ? orderCount : -orderDebt;

const recordOf = (data: DocumentData): ContactRecord | null =>
  contactRecordSchema.safeParse(withDates(data)).data ?? null;

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A missing value counts as empty. */
const isSame = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(withDates(one ?? null) || null, withDates(other ?? null) || null);

/** What was appended to a text; null = the text itself changed. */
const addedTo = (before: unknown, after: unknown): string | null =>
  typeof before === 'string' && typeof after === 'string' && after.startsWith(before)
    ? after.slice(before.length)
    : null;

const joined = (before: unknown, added: string): string =>
  typeof before === 'string' && before !== ''
    ? `${before}\n${added.trimStart()}`
    : added.trimStart();

/** A value in readable form. */
function spoken(value: unknown): string {
  if (value !== null && typeof value === 'object' && 'text' in value) return String(value.text);
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}
