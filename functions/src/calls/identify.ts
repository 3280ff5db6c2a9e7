import type { Firestore } from 'firebase-admin/firestore';
import type { Caller } from '../model/call.ts';
import { contactSchema, recentVisitLimit } from '../model/contact.ts';
import { paths } from '../model/paths.ts';
import { withDates } from '../firestore/dates.ts';

/** More persons behind one number than can be shown or chosen from by number key. */
const candidateLimit = 9;

export const withheldCaller: Caller = {
  match: 'withheld',
  contactIds: [],
  contact: null,
  candidates: [],
};
export const unknownCaller: Caller = { ...withheldCaller, match: 'unknown' };

/** Who has this number: nobody, one contact with what his card shows, or several to choose from. */
export async function identify(db: Firestore, customerId: string, e164: string): Promise<Caller> {
  const found = await db
    .collection(paths.contacts(customerId))
    .where('phones', 'array-contains', e164)
    .limit(candidateLimit)
    .get();
  const cards = found.docs.flatMap((document) => {
    const parsed = contactSchema.safeParse(withDates(document.data()));
    if (!parsed.success) return [];
    const { phones: _phones, ...fields } = parsed.data;
    return [
      { id: document.id, ...fields, recentVisits: fields.recentVisits.slice(0, recentVisitLimit) },
    ];
  });
  const contactIds = cards.map((card) => card.id);
  const [only] = cards;
  if (!only) return unknownCaller;
  if (cards.length === 1) return { match: 'known', contactIds, contact: only, candidates: [] };
  return {
    match: 'shared',
    contactIds,
    contact: null,
    candidates: cards.map(({ id, name, kana, kind }) => ({ id, name, kana, kind })),
  };
}
