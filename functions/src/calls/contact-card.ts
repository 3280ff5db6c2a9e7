import {
  contactSchema,
  recentVisitLimit,
  type Caution,
  type ContactCard,
} from '../model/contacts/contact.ts';
import { contactFieldLimit, tagLimit, tagTextLimit } from '../model/contacts/contact-fields.ts';
import { cutText } from '../model/text/cut-text.ts';
import { withDates } from '../model/text/with-dates.ts';

/** How much of a long text a card shows, in characters: as much as the rules let people write. */
const limits = { address: 500, notes: 5_000, caution: 1_000, summary: 1_000, field: 200 } as const;

/**
 * What a call's card carries of a contact right now; a warning only while it holds. Null when the document can't be
 * read. Texts are cut to what a card shows, so that an overlong one can't keep the call from being written.
 */
export function contactCardOf(id: string, data: unknown, now = new Date()): ContactCard | null {
  const parsed = contactSchema.safeParse(withDates(data));
  if (!parsed.success) return null;
  const { phones: _phones, ...fields } = parsed.data;
  const { caution, ban } = fields;
  return {
    id,
    ...fields,
    name: cutText(fields.name),
    kana: cutText(fields.kana),
    email: cutText(fields.email),
    address: cutText(fields.address, limits.address),
    notes: cutText(fields.notes, limits.notes),
    caution: caution && holds(caution, now) ? cautionOf(caution) : null,
    ban: ban && holds(ban, now) ? cautionOf(ban) : null,
    noCalls: fields.noCalls && {
      ...fields.noCalls,
      authorName: cutText(fields.noCalls.authorName),
    },
    tags: fields.tags.slice(0, tagLimit).map((tag) => cutText(tag, tagTextLimit)),
    fields: Object.fromEntries(
      Object.entries(fields.fields)
        .slice(0, contactFieldLimit)
        .map(([id, value]) => [id, cutText(value, limits.field)]),
    ),
    recentVisits: fields.recentVisits.slice(0, recentVisitLimit).map((visit) => ({
      ...visit,
      storeCode: cutText(visit.storeCode),
      summary: cutText(visit.summary, limits.summary),
    })),
  };
}

const cautionOf = (caution: Caution): Caution => ({
  ...caution,
  text: cutText(caution.text, limits.caution),
  authorName: cutText(caution.authorName),
});

const holds = ({ until }: Caution, now: Date): boolean => until === null || until >= now;
