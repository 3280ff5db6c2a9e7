import type { Call } from './call.ts';

/**
 * What a call is found by, as entries in its `searchKeys`. A query takes only one of them (`array-contains`) along with
 * any number of equality fields, so each entry is a complete search.
 */
export const searchKey = {
  /** A whole number, E.164. */
  number: (e164: string) => `n:${e164}`,
  /** The last four digits of a number. */
  lastDigits: (digits: string) => `l:${digits}`,
  /** A contact known to have called or been called. */
  contact: (contactId: string) => `c:${contactId}`,
} as const;

/** How many trailing digits a number is found by. */
export const lastDigitCount = 4;

/** The keys of a call. A call from a shared number counts for none of its contacts until somebody says whose it is. */
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
