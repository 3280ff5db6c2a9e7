import * as z from 'zod/mini';

/** A phone of the company's own phone system (内線), as the system names it. */
export const extensionPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;

/** Extensions per member. */
export const extensionLimit = 10;

export const extensionSchema = z.string().check(z.regex(extensionPattern));
