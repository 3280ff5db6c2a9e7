import * as z from 'zod/mini';
import { nullable, text } from '../text/or-default.ts';

/**
 * How a person's calls are placed: by a link to Dialpad's app, by its API, which asks nothing more, or by whatever else
 * takes `tel:` links.
 */
export const dialWaySchema = z.enum(['dialpad', 'api', 'tel']);
export type DialWay = z.infer<typeof dialWaySchema>;

/** `customer/{id}/callIntents/{id}`: a member is about to call a number from here. */
export const callIntentSchema = z.object({
  uid: z.string(),
  /** In lower case; the phone system knows the person by it. */
  email: text,
  /** E.164. */
  number: z.string(),
  /** Whom they mean to call, where several contacts share the number. */
  contactId: nullable(z.string()),
  /** The callback row they called from. */
  rescueId: nullable(z.string()),
  /** Whose call it is, if the line it's placed from doesn't say. */
  groupCode: nullable(z.string()),
  createdAt: nullable(z.date()),
  /** The call that followed, written by the server; null = none yet. */
  linkedId: nullable(z.string()),
});
export type CallIntent = z.infer<typeof callIntentSchema>;

/** A call that begins later than this has another reason. */
export const intentLastsMs = 120_000;
/** What goes with a call to Dialpad and comes back with its events. */
export const customDataOf = (intentId: string): string => `cti.v1.${intentId}`;

/** The intent that an event's custom data names; null = it's somebody else's data. */
export function intentIdOf(customData: unknown): string | null {
  const found = typeof customData === 'string' ? /^cti\.v1\.(\w{20})$/.exec(customData) : null;
  return found?.[1] ?? null;
}

/** What a bridge calls the leg of a call that it places: its phone system reports it under this id. */
export const placedLegOf = (intentId: string): string => `cti-${intentId}`;

/** The intent that a leg of a bridge's was placed with; null = it began otherwise. */
export const intentIdOfLeg = (leg: string): string | null =>
  /cti-([A-Za-z0-9]{20})$/.exec(leg)?.[1] ?? null;

/** How long an intent is kept. */
export const intentKeptMs = 86_400_000;
/** Two servers' clocks may differ by this. */
const skewMs = 5_000;

/** An outbound call, as far as it tells which intent it fulfils. */
export interface PlacedCall {
  linkedId: string;
  number: string;
  /** The addresses of those who may have placed it. */
  emails: readonly string[];
  /** When we first heard of it. */
  receivedAtMs: number;
}

/** The newest intent that a call fulfils: the same person, the same number, in time, and no other call's. */
export function fulfilledIntent<T extends CallIntent>(
  intents: readonly T[],
  { linkedId, number, emails, receivedAtMs }: PlacedCall,
): T | null {
  const theirs = new Set(emails.map((email) => email.toLowerCase()));
  const fitting = intents.filter((intent) => {
    const afterMs = receivedAtMs - (intent.createdAt?.getTime() ?? -Infinity);
    return (
      intent.number === number &&
      intent.email !== '' &&
      theirs.has(intent.email.toLowerCase()) &&
      (intent.linkedId === null || intent.linkedId === linkedId) &&
      afterMs >= -skewMs &&
      afterMs <= intentLastsMs
    );
  });
  const byAge = fitting.toSorted((a, b) => timeOf(b) - timeOf(a));
  return byAge.find((intent) => intent.linkedId === linkedId) ?? byAge[0] ?? null;
}

const timeOf = ({ createdAt }: CallIntent): number => createdAt?.getTime() ?? 0;
