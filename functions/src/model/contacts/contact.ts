import * as z from 'zod/mini';
import { nullable, text } from '../text/or-default.ts';

export const contactKindSchema = z.enum(['new', 'regular', 'vip']);
export type ContactKind = z.infer<typeof contactKindSchema>;

/** A contact's visit to a store. `amount` in yen. */
export const visitSchema = z.object({
  date: z.date(),
  storeCode: text,
  summary: text,
  amount: nullable(z.number()),
});
export type Visit = z.infer<typeof visitSchema>;

/** A warning about a contact: who wrote it and until when it holds (null = until removed). */
export const cautionSchema = z.object({
  text: z.string(),
  authorName: text,
  until: nullable(z.date()),
});
export type Caution = z.infer<typeof cautionSchema>;

/** 架電不要: they asked not to be called; on whose word, and since when. */
const noCallsSchema = z.object({ authorName: text, at: nullable(z.date()) });
export type NoCalls = z.infer<typeof noCallsSchema>;

/** How many visits a contact document, and so a card, carries. */
export const recentVisitLimit = 5;

const cardFields = {
  name: text,
  kana: text,
  kind: z._default(contactKindSchema, 'new'),
  email: text,
  address: text,
  /** Yen. */
  transportFee: nullable(z.number()),
  orderCount: z._default(z.number(), 0),
  lastVisitAt: nullable(z.date()),
  notes: text,
  caution: nullable(cautionSchema),
  /** 出入り禁止: why, on whose word and until when. */
  ban: nullable(cautionSchema),
  noCalls: nullable(noCallsSchema),
  tags: z._default(z.array(z.string()), []),
  /** Values of the customer's own fields, by their ids: see contact-fields.ts. */
  fields: z._default(z.record(z.string(), z.string()), {}),
  /** Newest first. */
  recentVisits: z._default(z.array(visitSchema), []),
};

/** `customer/{id}/contacts/{contactId}`: a person who calls one of the customer's stores. */
export const contactSchema = z.object({
  ...cardFields,
  /** E.164, each once. */
  phones: z._default(z.array(z.string()), []),
});
export type Contact = z.infer<typeof contactSchema>;

/** What decides a contact's kind: a person, or the customer's rule on visits. */
export const kindBySchema = z.enum(['hand', 'rule']);
export type KindBy = z.infer<typeof kindBySchema>;

/** A contact with the fields that only its own page and lists need; these aren't copied into calls. */
export const contactRecordSchema = z.object({
  ...contactSchema.shape,
  /** The customer's own number for this person. */
  externalId: text,
  kindBy: z._default(kindBySchema, 'hand'),
  /** When it was last written; lists show the latest first. */
  recentAt: nullable(z.date()),
  createdAt: nullable(z.date()),
  updatedAt: nullable(z.date()),
  updatedByUid: nullable(z.string()),
  /** Visits by store code, counted by the server; null = none counted yet. */
  visitCounts: nullable(z.record(z.string(), z.number())),
  /** Deleted visits that couldn't lower an `orderCount` of 0; reset once somebody writes another count. */
  orderDebt: z._default(z.number(), 0),
  /** The last visit as entered by a list or a person, without a visit in `/visits`. */
  lastVisitToldAt: nullable(z.date()),
  /** By number: when a caller with it was last identified as this person, as a hint for the next time. */
  chosenFor: z._default(z.record(z.string(), z.date()), {}),
});
export type ContactRecord = z.infer<typeof contactRecordSchema>;

/** What the card shows of a contact, copied into the call. */
export const contactCardSchema = z.object({ id: text, ...cardFields });
export type ContactCard = z.infer<typeof contactCardSchema>;
