import {
  contactSchema,
  recentVisitLimit,
  type Caution,
  type ContactCard,
} from '../model/contact.ts';
import { withDates } from '../firestore/dates.ts';

/**
 * What a call's card carries of a contact at this moment, a warning only while it holds; null when the document is
 * none that can be read.
 */
export function contactCardOf(id: string, data: unknown, now = new Date()): ContactCard | null {
  const parsed = contactSchema.safeParse(withDates(data));
  if (!parsed.success) return null;
  const { phones: _phones, ...fields } = parsed.data;
  return {
    id,
    ...fields,
    caution: fields.caution && holds(fields.caution, now) ? fields.caution : null,
    recentVisits: fields.recentVisits.slice(0, recentVisitLimit),
  };
}

const holds = ({ until }: Caution, now: Date): boolean => until === null || until >= now;
