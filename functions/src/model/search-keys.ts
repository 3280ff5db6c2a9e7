import type { Call } from './call.ts';

/**
 * What a call is found by, as entries of its `searchKeys`. A query takes one of them (`array-contains`)
 * beside any number of equal fields, which is why each stands for a whole question.
 */
export const searchKey = {
  /** A whole number, E.164. */
  number: (e164: string) => `n:${e164}`,
  /** The last four digits of a number. */
  lastDigits: (digits: string) => `l:${digits}`,
  /** A contact who is known to have called, or to have been called. */
  contact: (contactId: string) => `c:${contactId}`,
} as const;

/** How many last digits a number is found by. */
export const lastDigitCount = 4;

/**
 * The keys of a call. One that several contacts share the number of counts for none of them: nobody knows
 * yet whose call it is.
 */
export function searchKeysOf({
  externalNumber,
  caller,
}: Pick<Call, 'externalNumber' | 'caller'>): string[] {
  const numberKeys = externalNumber
    ? [
        searchKey.number(externalNumber),
        searchKey.lastDigits(externalNumber.slice(-lastDigitCount)),
      ]
    : [];
  const contactKeys = caller.match === 'known' ? caller.contactIds.map(searchKey.contact) : [];
  return [...numberKeys, ...contactKeys];
}
