import * as z from 'zod/mini';
import { wrapUpSchema } from './desk/wrap-up.ts';
import { groupPopupDefaults, groupPopupSchema } from './desk/popup-choice.ts';

/** `customer/{id}/groups/{groupCode}`: whose calls belong together. */
export const groupSchema = z.object({
  name: z.string(),
  /** An unreadable value counts as not set: calls must pop up all the same. */
  // oxlint-disable-next-line promise/valid-params -- zod's catch
  popup: z.optional(z.catch(groupPopupSchema, groupPopupDefaults)),
  /** What happens after a call of this group; absent = the customer's setting. */
  // oxlint-disable-next-line promise/valid-params -- zod's catch
  wrapUp: z.optional(z.catch(z.nullable(wrapUpSchema), null)),
  /** What its calls out show, E.164; absent = whatever Dialpad shows. */
  // oxlint-disable-next-line promise/valid-params -- zod's catch
  callerId: z.optional(z.catch(z.nullable(z.string()), null)),
  /** The admin who wrote it last, for the audit log. */
  updatedBy: z.optional(z.string()),
  updatedAt: z.optional(z.nullable(z.date())),
});
export type Group = z.infer<typeof groupSchema>;
