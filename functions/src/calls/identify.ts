import { FieldPath, type DocumentSnapshot, type Firestore } from 'firebase-admin/firestore';
import type { Caller } from '../model/calls/call.ts';
import { paths } from '../model/paths.ts';
import { withDates } from '../model/text/with-dates.ts';
import { contactCardOf } from './contact-card.ts';

/** As many people behind one number as can be shown, or chosen by number key. */
const candidateLimit = 9;

export const withheldCaller: Caller = {
  match: 'withheld',
  contactIds: [],
  contact: null,
  candidates: [],
};
export const unknownCaller: Caller = { ...withheldCaller, match: 'unknown' };

/** Who has this number: nobody, one contact with what their card shows, or several to choose from. */
export async function identify(db: Firestore, customerId: string, e164: string): Promise<Caller> {
  const cards = (await contactsWith(db, customerId, e164))
    .flatMap((document) => {
      const card = contactCardOf(document.id, document.data());
      return card ? [{ ...card, chosenAt: chosenAt(document, e164) }] : [];
    })
    // Last time's choice comes first, as a hint: the operator decides.
    .toSorted((a, b) => (b.chosenAt?.getTime() ?? 0) - (a.chosenAt?.getTime() ?? 0))
    .slice(0, candidateLimit);
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

/** Contacts with a number. If there are more than can be offered, the last one chosen is among them. */
async function contactsWith(
  db: Firestore,
  customerId: string,
  e164: string,
): Promise<DocumentSnapshot[]> {
  const contacts = db.collection(paths.contacts(customerId));
  const found = await contacts
    .where('phones', 'array-contains', e164)
    .limit(candidateLimit + 1)
    .get();
  if (found.size <= candidateLimit) return found.docs;
  const chosen = await contacts
    .orderBy(new FieldPath('chosenFor', e164), 'desc')
    .limit(2 * candidateLimit)
    .get();
  const stillTheirs = chosen.docs.filter((document) => {
    const phones: unknown = document.get('phones');
    return Array.isArray(phones) && phones.includes(e164);
  });
  return [...new Map([...stillTheirs, ...found.docs].map((one) => [one.id, one])).values()];
}

/** When a caller with this number was last identified as this contact. */
function chosenAt(document: DocumentSnapshot, e164: string): Date | null {
  const chosen = withDates(document.get('chosenFor'));
  const at: unknown = new Map(Object.entries(chosen ?? {})).get(e164);
  return at instanceof Date ? at : null;
}
