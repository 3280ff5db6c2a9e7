import * as z from 'zod/mini';
import { nullable, text } from '../text/or-default.ts';

/** `customer/{id}/settings/recaps`: whether recaps and transcripts that Dialpad doesn't send are asked for. */
export const recapSettingsSchema = z.object({ fetch: z._default(z.boolean(), false) });
export type RecapSettings = z.infer<typeof recapSettingsSchema>;

/**
 * How it stands with something Dialpad makes of a call. `none` = it had nothing, however often it was asked; `denied` =
 * the key has no right to it; `failed` = Dialpad didn't answer. All but `waiting` are final.
 */
const partStateSchema = z.enum(['waiting', 'ready', 'none', 'denied', 'failed']);
export type PartState = z.infer<typeof partStateSchema>;

/** Most lines of a transcript that are kept. */
export const transcriptLineLimit = 2_000;
/** Most characters of a transcript that are kept, all lines together: an hour and a half of talk. */
export const transcriptCharLimit = 60_000;

/** Something somebody said. */
const transcriptLineSchema = z.object({
  name: text,
  /** One of our own people. */
  isOurs: z._default(z.boolean(), false),
  at: nullable(z.date()),
  text,
});
export type TranscriptLine = z.infer<typeof transcriptLineSchema>;

/**
 * `amiEvents/{linkedId}/transcripts/dialpad`: what was said in a call, and how it stands with what Dialpad is asked
 * for. Recap and voicemail text themselves are in the call. A part that is null isn't asked for.
 */
export const transcriptSchema = z.object({
  recap: nullable(partStateSchema),
  transcript: nullable(partStateSchema),
  voicemail: nullable(partStateSchema),
  /** When Dialpad is asked next; null = never again. */
  askDueAt: nullable(z.date()),
  /** How often it has been asked. */
  tries: z._default(z.number(), 0),
  lines: z._default(z.array(transcriptLineSchema), []),
  /** There was more than is kept. */
  isCut: z._default(z.boolean(), false),
  expireAt: nullable(z.date()),
});
export type Transcript = z.infer<typeof transcriptSchema>;
