import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import type { Caller } from '../model/call.ts';
import { paths } from '../model/paths.ts';
import { withDates } from '../firestore/dates.ts';
import { contactCardOf } from './contact-card.ts';

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
  const cards = found.docs
    .flatMap((document) => {
      const card = contactCardOf(document.id, document.data());
      return card ? [{ ...card, chosenAt: chosenAt(document, e164) }] : [];
    })
    // Who was meant the last time comes first: a hint, the operator decides.
    .toSorted((a, b) => (b.chosenAt?.getTime() ?? 0) - (a.chosenAt?.getTime() ?? 0));
  const contactIds = cards.map((card) => card.id);
  const [only] = cards;
  if (!only) return unknownCaller;
  if (cards.length === 1) {
    const { chosenAt: _chosenAt, ...contact } = only;
    return { match: 'known', contactIds, contact, candidates: [] };
  }
  return {
    match: 'shared',
    contactIds,
    contact: null,
    candidates: cards.map(({ id, name, kana, kind, chosenAt }) => ({
      id,
      name,
      kana,
      kind,
      chosenAt,
    })),
  };
}

/** When a caller with this number was last told to be this contact. */
function chosenAt(document: DocumentSnapshot, e164: string): Date | null {
  const chosen = withDates(document.get('chosenFor'));
  const at: unknown = new Map(Object.entries(chosen ?? {})).get(e164);
  return at instanceof Date ? at : null;
}
