/** How much a contact may hold; the same as in `firestore.rules`. Separate from contact.ts, as it needs no schemas. */

/** Longest texts, in characters. */
export const contactTextLimits = {
  externalId: 100,
  name: 200,
  kana: 200,
  email: 200,
  address: 500,
  notes: 5000,
  caution: 1000,
  ban: 1000,
} as const;

/** Numbers of one contact. */
export const phoneLimit = 20;

/** Yen. */
export const transportFeeLimit = 1_000_000;
