import type { Call, Leg } from '../model/calls/call.ts';
import {
  transcriptCharLimit,
  transcriptLineLimit,
  type PartState,
  type Transcript,
  type TranscriptLine,
} from '../model/calls/transcript.ts';
import { hasAnswered, isPerson } from '../calls/leg.ts';
import { cleanLine, clean } from '../intake/dialpad-event.ts';

/** What is asked of Dialpad after a call, when, and by which leg. Pure. */

export const parts = ['recap', 'transcript', 'voicemail'] as const;
export type Part = (typeof parts)[number];
export type Parts = Pick<Transcript, Part>;

const minuteMs = 60_000;
/** Dialpad takes about as long to write a talk down as it lasted. */
const leastWaitMs = 3 * minuteMs;
const mostWaitMs = 60 * minuteMs;
/** How long to wait after each try but the last; after that it's given up for good. */
const againMs = [5 * minuteMs, 15 * minuteMs, 60 * minuteMs];
export const mostTries = againMs.length + 1;
/** An older call is left alone: it has been restored, or rebuilt. */
const freshMs = 24 * 60 * minuteMs;

/** What a call that is over may have, and lacks; null = nothing. */
export function wantedParts(call: Call | null, now: Date): Parts | null {
  if (!call?.endedAt || call.active || call.source !== 'dialpad' || call.isTest) return null;
  if (call.mergedInto !== null || call.erasedAt || call.direction === 'internal') return null;
  if (now.getTime() - call.endedAt.getTime() > freshMs) return null;
  if (call.talkMs > 0) return { recap: 'waiting', transcript: 'waiting', voicemail: null };
  const { voicemail } = call;
  return voicemail?.uploaded && voicemail.text === null
    ? { recap: null, transcript: null, voicemail: 'waiting' }
    : null;
}

/** When Dialpad is asked first. */
export const firstAskAt = ({ endedAt, talkMs }: Call, now: Date): Date =>
  new Date((endedAt ?? now).getTime() + Math.min(Math.max(talkMs, leastWaitMs), mostWaitMs));

/** When it's asked again after some tries; null = that was the last one. */
export function nextAskAt(tries: number, now: Date): Date | null {
  const waitMs = againMs[tries - 1];
  return waitMs === undefined ? null : new Date(now.getTime() + waitMs);
}

/**
 * The leg to ask about: the one that Dialpad itself named, then the one with the talk time. A group's leg repeats its
 * operator's talk time and may have the recap instead, so each try takes the next. Null = none that Dialpad would know.
 */
export function legToAsk({ legs, transcript, talkMs }: Call, tries: number): string | null {
  const rank = (leg: Leg) => Number(isPerson(leg));
  const talked = Object.entries(legs)
    .filter(([, leg]) => (talkMs > 0 ? hasAnswered(leg) : true))
    .toSorted(([, a], [, b]) => b.talkMs - a.talkMs || rank(b) - rank(a))
    .map(([callId]) => callId);
  const candidates = [...new Set([...(transcript ? [transcript.callId] : []), ...talked])]
    // Dialpad's own ids.
    .filter((callId) => /^\d+$/.test(callId));
  return candidates[tries % Math.max(candidates.length, 1)] ?? null;
}

/** What came of asking for a part. */
export type Answer = 'found' | 'nothing' | 'denied' | 'failed';

export function stateAfter(answer: Answer, isLast: boolean): PartState {
  if (answer === 'found') return 'ready';
  if (answer === 'denied') return 'denied';
  if (!isLast) return 'waiting';
  return answer === 'nothing' ? 'none' : 'failed';
}

/** A line as Dialpad tells it. */
interface ToldLine {
  content?: string | null | undefined;
  name?: string | null | undefined;
  time?: string | null | undefined;
  type?: string | null | undefined;
  user_id?: string | null | undefined;
}

/** What was said, without Dialpad's moments, as far as it's kept. */
export function keptLines(told: readonly ToldLine[]): Pick<Transcript, 'lines' | 'isCut'> {
  const said = told.flatMap(({ content, name, time, type, user_id: userId }): TranscriptLine[] => {
    const text = type === 'transcript' ? clean(content ?? '') : '';
    return text === ''
      ? []
      : [{ name: cleanLine(name), isOurs: Boolean(userId), at: momentOf(time), text }];
  });
  let left = transcriptCharLimit;
  const lines = said.slice(0, transcriptLineLimit).filter(({ text, name }) => {
    left -= text.length + name.length;
    return left >= 0;
  });
  return { lines, isCut: lines.length < said.length };
}

/** Dialpad's times have no zone: they are UTC's. */
function momentOf(time: string | null | undefined): Date | null {
  const ms = Date.parse(/Z|[+-]\d\d:?\d\d$/.test(time ?? '') ? (time ?? '') : `${time}Z`);
  return Number.isNaN(ms) ? null : new Date(ms);
}
