import type { MergePick, MergeField } from '../model/contacts/contact-merge.ts';
import { tagLimit } from '../model/contacts/contact-fields.ts';
import { contactTextLimits, phoneLimit } from '../model/contacts/contact-limits.ts';
import { recentVisitLimit, type ContactRecord } from '../model/contacts/contact.ts';
import { withSearchKeys } from '../model/contacts/contact-search.ts';
import { countAll } from '../model/contacts/visit-counts.ts';

/**
 * The fields of a merged contact: those picked, the numbers of both, orders and visits added up, the latest visits of
 * both. `visitCounts` already covers both, so that moving the visits changes no sum.
 */
export function mergedFields(
  keep: ContactRecord,
  drop: ContactRecord,
  picks: Partial<Record<MergeField, MergePick>>,
  now: Date,
) {
  const pick = <Field extends MergeField>(field: Field): ContactRecord[Field] =>
    picks[field] === 'drop' ? drop[field] : keep[field];
  const counts = { ...keep.visitCounts };
  for (const [code, count] of Object.entries(drop.visitCounts ?? {})) {
    counts[code] = (counts[code] ?? 0) + count;
  }
  const recentVisits = [...keep.recentVisits, ...drop.recentVisits]
    .toSorted((a, b) => b.date.getTime() - a.date.getTime())
    .slice(0, recentVisitLimit);
  return {
    ...withSearchKeys(
      {
        name: pick('name'),
        kana: pick('kana'),
        phones: [...new Set([...keep.phones, ...drop.phones])].slice(0, phoneLimit),
        tags: [...new Set([...keep.tags, ...drop.tags])].slice(0, tagLimit),
        email: pick('email'),
        externalId: pick('externalId'),
      },
      now,
    ),
    recentAt: now,
    kind: pick('kind'),
    kindBy: picks.kind === 'drop' ? drop.kindBy : keep.kindBy,
    address: pick('address'),
    transportFee: pick('transportFee'),
    notes:
      picks.notes === 'both'
        ? [keep.notes, drop.notes].filter(Boolean).join('\n').slice(0, contactTextLimits.notes)
        : pick('notes'),
    caution: pick('caution'),
    ban: pick('ban'),
    // Whoever of the two asked not to be called is the same person now.
    noCalls: keep.noCalls ?? drop.noCalls,
    fields: { ...drop.fields, ...keep.fields },
    orderCount: keep.orderCount + drop.orderCount,
    recentVisits,
    lastVisitAt: recentVisits[0]?.date ?? keep.lastVisitAt ?? drop.lastVisitAt,
    visitCounts: countAll(counts) > 0 ? counts : {},
    chosenFor: { ...drop.chosenFor, ...keep.chosenFor },
  };
}
