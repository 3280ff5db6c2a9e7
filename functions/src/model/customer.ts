import * as z from 'zod/mini';
import { nullable } from './text/or-default.ts';

/** `customer/{customerId}`: the company that uses this system. */
export const customerSchema = z.object({
  name: z.string(),
  /** `CRM` + epoch seconds for a customer with no phone system yet. */
  agreementId: nullable(z.string()),
  /** The phone system's own id of the customer. */
  contractId: nullable(z.string()),
  createdAt: nullable(z.date()),
  /** Being deleted. */
  deleting: z.optional(z.boolean()),
});
export type Customer = z.infer<typeof customerSchema>;

/** Valid customer ids in a path. Anything else is an unknown customer. */
export const customerIdPattern = /^[a-z0-9][a-z0-9_-]{0,62}$/i;
