import * as z from 'zod/mini';
import { contactFieldTypes, type ContactFieldSettings } from './contact-fields.ts';

const texts = z._default(z.record(z.string(), z.string()), {});
const ids = z._default(z.array(z.string()), []);

/**
 * `customer/{id}/settings/contactFields`. Rules have no loops: maps by id can be bounded, a list of fields couldn't.
 * Separate from contact-fields.ts, so that the card's first render needs no schemas.
 */
export const contactFieldSettingsSchema: z.ZodMiniType<ContactFieldSettings> = z.object({
  order: ids,
  labels: texts,
  types: z._default(z.record(z.string(), z.enum(contactFieldTypes)), {}),
  choices: texts,
  onCard: ids,
});
