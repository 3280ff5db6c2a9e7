import { contactSchema, recentVisitLimit, type ContactCard } from '../model/contact.ts';
import { withDates } from '../firestore/dates.ts';

/** What a call's card carries of a contact; null when the document is none that can be read. */
export function contactCardOf(id: string, data: unknown): ContactCard | null {
  const parsed = contactSchema.safeParse(withDates(data));
  if (!parsed.success) return null;
  const { phones: _phones, ...fields } = parsed.data;
  return { id, ...fields, recentVisits: fields.recentVisits.slice(0, recentVisitLimit) };
}
