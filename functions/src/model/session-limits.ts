import * as z from 'zod/mini';

export const idleMinutesRange = { least: 5, most: 720 } as const;
export const absoluteDaysRange = { least: 1, most: 90 } as const;

/** `customer/{id}/settings/sessions`: how long the customer's members stay signed in. */
export const sessionLimitsSchema = z.object({
  /** Without input for so long a browser signs its person out; null = never. */
  idleMinutes: z._default(
    z.nullable(z.int().check(z.gte(idleMinutesRange.least), z.lte(idleMinutesRange.most))),
    null,
  ),
  /** So long after a sign-in everybody has to sign in again. */
  absoluteDays: z._default(
    z.int().check(z.gte(absoluteDaysRange.least), z.lte(absoluteDaysRange.most)),
    30,
  ),
});
export type SessionLimits = z.infer<typeof sessionLimitsSchema>;

/** Of customers who have chosen nothing. */
export const defaultSessionLimits: SessionLimits = { idleMinutes: null, absoluteDays: 30 };

const dayMs = 86_400_000;

/** When a session that began at this moment is over, epoch milliseconds. */
export const sessionEndMs = (signedInMs: number, { absoluteDays }: SessionLimits): number =>
  signedInMs + absoluteDays * dayMs;
