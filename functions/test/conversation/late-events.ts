import type { Conversation } from './patterns.ts';
import { beganAt, type LegScript } from './leg-script.ts';

/** What may arrive after a call, with the news each brings. */
export const lateNews = {
  recording: (ms: number) => ({
    was_recorded: true,
    recording_details: [recordingItem(ms, 'callrecording')],
  }),
  call_transcription: () => ({}),
  recap_summary: (ms: number) => ({ recap_summary: `Summary of ${ms}` }),
  recap_outcome: (ms: number) => ({ recap_outcome: `Outcome of ${ms}` }),
  recap_purposes: (ms: number) => ({ recap_purposes: [`Purpose of ${ms}`] }),
  recap_action_items: (ms: number) => ({ recap_action_items: [`Do ${ms}`] }),
  dispositions: (ms: number) => ({ disposition: { name: `Disposition ${ms}` } }),
  csat: () => ({ csat_score: '5' }),
  voicemail_uploaded: (ms: number) => ({
    voicemail_recording_id: 5_688_001_122_000_000 + ms,
    recording_details: [recordingItem(ms, 'voicemail')],
  }),
  transcription: (ms: number) => ({ transcription_text: `Message of ${ms}` }),
} satisfies Record<string, (ms: number) => Record<string, unknown>>;
export type LateState = keyof typeof lateNews;

const recordingItem = (ms: number, type: string) => ({
  id: String(5_762_892_484_000_000 + ms),
  url: `https://dialpad.com/blob/${type}/${ms}.mp3`,
  duration: 24_310,
  start_time: beganAt + 1_000,
  recording_type: type,
});

/** Minutes after the end: the time of late events, counted from {@link beganAt}. */
const lateMs = 3_600_000;

/** One late event on one of the legs, whichever. */
export function sayLate(
  { legs }: Conversation,
  late: { state: LateState; leg: number; afterMs: number },
): LegScript {
  const leg = legs[late.leg % legs.length] as LegScript;
  const ms = lateMs + late.afterMs;
  return leg.say(ms, late.state, lateNews[late.state](ms));
}
