import * as z from 'zod/mini';

export const idleMinutesRange = { least: 5, most: 720 } as const;
export const absoluteDaysRange = { least: 1, most: 90 } as const;

/** Whether admins use a second factor: nobody, whoever wants to, everybody. */
export const secondFactorSchema = z.enum(['off', 'offered', 'required']);

/** `customer/{id}/settings/sessions`: how the customer's members sign in, and for how long. */
export const sessionLimitsSchema = z.object({
  /** A browser signs out after this long without input; null = never. */
  idleMinutes: z._default(
    z.nullable(z.int().check(z.gte(idleMinutesRange.least), z.lte(idleMinutesRange.most))),
    null,
  ),
  /** How long after a sign-in everybody has to sign in again. */
  absoluteDays: z._default(
    z.int().check(z.gte(absoluteDaysRange.least), z.lte(absoluteDaysRange.most)),
    30,
  ),
  secondFactor: z._default(secondFactorSchema, 'off'),
});
export type SessionLimits = z.infer<typeof sessionLimitsSchema>;

/** For customers that haven't chosen anything. */
export const defaultSessionLimits: SessionLimits = {
  idleMinutes: null,
  absoluteDays: 30,
  secondFactor: 'off',
};

/** How long after a sign-in the most sensitive actions need no new one. */
export const freshSignInMs = 5 * 60_000;

const dayMs = 86_400_000;

/** When a session that began at this moment is over, epoch milliseconds. */
export const sessionEndMs = (
  signedInMs: number,
  { absoluteDays }: Pick<SessionLimits, 'absoluteDays'>,
): number => signedInMs + absoluteDays * dayMs;
