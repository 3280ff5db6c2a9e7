import type { Call } from '../model/calls/call.ts';
import type { CallEvent, LateFacts } from './call-event.ts';
import { takeLatest } from './leg.ts';

type LateCall = Pick<
  Call,
  | 'voicemail'
  | 'transcript'
  | 'recap'
  | 'labels'
  | 'csatScore'
  | 'dialpadDisposition'
  | 'callbackRequested'
  | 'mosScore'
  | 'supervision'
>;
type Recordings = NonNullable<Call['recording']>['items'];

/** Late fields decided by the latest event that has a value for them. */
const decidedByLatest = [
  'voicemail',
  'voicemailText',
  'transcript',
  'recapSummary',
  'recapOutcome',
  'recapPurposes',
  'recapActionItems',
  'labels',
  'csatScore',
  'dialpadDisposition',
  'callbackRequested',
  'mosScore',
  'supervision',
] as const satisfies (keyof LateFacts)[];

/** A value for each of {@link decidedByLatest}, with the events that decided it. */
type Late = Pick<LateFacts, (typeof decidedByLatest)[number]> & {
  decidedBy: Record<string, string>;
};

/**
 * UTF-8 bytes a late text may take in the call document, well under 100 kB in total: every listener on a board
 * downloads the document on each change. The ledger has the full text.
 */
const byteLimits = {
  voicemailText: 20_000,
  recapSummary: 20_000,
  recapOutcome: 4_000,
  recapPurposes: 8_000,
  recapActionItems: 16_000,
  labels: 4_000,
} as const;
const recordingLimit = 100;
const kindLimit = 40;

/** What one event says beyond the course of the call. */
export function lateOfEvent({
  late,
  order,
}: CallEvent): Pick<Call, 'recording' | 'decidedBy'> & LateCall {
  const facts: LateFacts = {
    ...late,
    voicemailText: cutText(late.voicemailText, byteLimits.voicemailText),
    recapSummary: cutText(late.recapSummary, byteLimits.recapSummary),
    recapOutcome: cutText(late.recapOutcome, byteLimits.recapOutcome),
    recapPurposes: cutList(late.recapPurposes, byteLimits.recapPurposes),
    recapActionItems: cutList(late.recapActionItems, byteLimits.recapActionItems),
    labels: cutList(late.labels, byteLimits.labels),
  };
  const decidedBy = Object.fromEntries(
    decidedByLatest.filter((field) => facts[field] !== null).map((field) => [field, order]),
  );
  return {
    recording: recordingOf(
      late.recordings.map((item) => ({ ...item, kind: item.kind.slice(0, kindLimit) })),
    ),
    ...fieldsOf({ ...facts, decidedBy }),
    decidedBy,
  };
}

/** Joins two readings of a call's late facts. Commutative, associative and idempotent. */
export function joinLate(a: Call, b: Call): Pick<Call, 'recording' | 'decidedBy'> & LateCall {
  const { values, decidedBy } = takeLatest(factsOf(a), factsOf(b), decidedByLatest);
  return {
    recording: recordingOf([...(a.recording?.items ?? []), ...(b.recording?.items ?? [])]),
    ...fieldsOf({ ...values, decidedBy }),
    decidedBy,
  };
}

/** The late facts in the document's form. */
function fieldsOf(late: Late): LateCall {
  const { voicemail, voicemailText } = late;
  const hasRecap =
    late.recapSummary ?? late.recapOutcome ?? late.recapPurposes ?? late.recapActionItems;
  return {
    voicemail:
      voicemail || voicemailText !== null
        ? {
            recordingId: voicemail?.recordingId ?? null,
            durationMs: voicemail?.durationMs ?? 0,
            uploaded: voicemail !== null,
            text: voicemailText,
          }
        : null,
    transcript: late.transcript,
    recap:
      hasRecap === null
        ? null
        : {
            summary: late.recapSummary,
            outcome: late.recapOutcome,
            purposes: late.recapPurposes ?? [],
            actionItems: late.recapActionItems ?? [],
          },
    labels: late.labels ?? [],
    csatScore: late.csatScore,
    dialpadDisposition: late.dialpadDisposition,
    callbackRequested: late.callbackRequested ?? false,
    mosScore: late.mosScore,
    supervision: late.supervision,
  };
}

/** The inverse: from the document's form. */
const factsOf = ({ voicemail, recap, ...call }: Call): Late => ({
  voicemail: voicemail?.uploaded
    ? { recordingId: voicemail.recordingId, durationMs: voicemail.durationMs }
    : null,
  voicemailText: voicemail?.text ?? null,
  transcript: call.transcript,
  recapSummary: recap?.summary ?? null,
  recapOutcome: recap?.outcome ?? null,
  recapPurposes: filled(recap?.purposes),
  recapActionItems: filled(recap?.actionItems),
  labels: filled(call.labels),
  csatScore: call.csatScore,
  dialpadDisposition: call.dialpadDisposition,
  callbackRequested: call.callbackRequested || null,
  mosScore: call.mosScore,
  supervision: call.supervision,
  decidedBy: call.decidedBy,
});

const filled = (list: string[] | undefined): string[] | null =>
  list && list.length > 0 ? list : null;

/** Each recording once, by id: the fuller of two readings, whichever came first. */
function recordingOf(items: Recordings): Call['recording'] {
  if (items.length === 0) return null;
  const byId = new Map<string, Recordings[number]>();
  for (const item of items) {
    const known = byId.get(item.id);
    if (!known || fullness(item) > fullness(known)) byId.set(item.id, item);
  }
  const sorted = [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { items: sorted.slice(0, recordingLimit) };
}

/** Sortable text: by duration, then whether there's a kind, then a start. */
const fullness = ({ durationMs, kind, startedAt }: Recordings[number]): string =>
  [String(durationMs).padStart(13, '0'), kind, startedAt?.toISOString() ?? ''].join('|');

/** As much of a text as fits, never ending in half a character. */
function cutText(text: string | null, maxBytes: number): string | null {
  if (text === null || Buffer.byteLength(text) <= maxBytes) return text;
  const head = Buffer.from(text).subarray(0, maxBytes);
  // A streaming decoder holds back an incomplete last character instead of replacing it.
  return new TextDecoder().decode(head, { stream: true });
}

/** As many of the first items as fit. */
function cutList(list: string[] | null, maxBytes: number): string[] | null {
  let left = maxBytes;
  return filled(
    list?.filter((item) => {
      left -= Buffer.byteLength(item);
      return left >= 0;
    }),
  );
}
