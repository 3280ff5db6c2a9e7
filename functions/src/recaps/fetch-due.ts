import { setTimeout as wait } from 'node:timers/promises';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { openFor, readState } from '../dialpad/connect.ts';
import { readCall, readRecap, readTranscript } from '../dialpad/api.ts';
import { type Dialpad, DialpadRefusal } from '../dialpad/requests.ts';
import type { Run } from '../dialpad/reconcile.ts';
import { writeAsRead } from '../firestore/contended.ts';
import { isConflict } from '../firestore/errors.ts';
import { readDocument } from '../firestore/read-document.ts';
import { askedEvent } from '../intake/asked-event.ts';
import { takeInLater } from '../intake/take-in-later.ts';
import { log } from '../log.ts';
import { callSchema, type Call } from '../model/calls/call.ts';
import {
  recapSettingsSchema,
  transcriptSchema,
  type Transcript,
} from '../model/calls/transcript.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import {
  type Answer,
  keptLines,
  legToAsk,
  nextAskAt,
  type Part,
  parts,
  stateAfter,
} from './plan.ts';

/** Notes read in a run. */
const pageSize = 200;
/** Calls of a customer in a run; the next run, a minute later, goes on. */
const callsPerRun = 5;
/** A company may ask for a recap twelve times a minute: once in five seconds. */
const betweenRecapsMs = 5_000;

interface Fetching extends Run {
  /** Asks this much early: a demo doesn't wait for minutes. */
  earlyMs?: number;
  pause?: (ms: number) => Promise<unknown>;
}

/** Asks Dialpad for the recaps, transcripts and voicemail texts that are due. */
export async function fetchRecaps(run: Fetching): Promise<void> {
  const due = await run.db
    .collectionGroup('transcripts')
    .where('askDueAt', '<=', new Date(run.now().getTime() + (run.earlyMs ?? 0)))
    .orderBy('askDueAt')
    .limit(pageSize)
    .get();
  const byCustomer = Map.groupBy(due.docs, ({ ref }) => ref.path.split('/')[1] ?? '');
  await Promise.all(
    [...byCustomer].map(async ([customerId, notes]) => {
      try {
        await fetchOf(run, customerId, notes);
      } catch (error) {
        log.failed({ where: 'fetch recaps', error });
      }
    }),
  );
}

async function fetchOf(
  run: Fetching,
  customerId: string,
  notes: readonly DocumentSnapshot[],
): Promise<void> {
  const { db, sealingKey, pause = wait } = run;
  const [settings, { connection }] = await Promise.all([
    db.doc(paths.settings(customerId, 'recaps')).get(),
    readState(db, customerId),
  ]);
  if (!connection || !readDocument(recapSettingsSchema, settings)?.fetch) {
    // Switched off or disconnected since: nothing more is asked for.
    await Promise.all(notes.map((note) => stop(note).catch(ignoreConflict)));
    return;
  }
  const dialpad = await openFor(db, customerId, sealingKey).catch(ifRefused);
  let isPaced = false;
  for (const note of notes.slice(0, callsPerRun)) {
    const asked = await noteTry(run, customerId, note);
    if (!asked) continue;
    const ask = await fetchParts(run, customerId, asked, dialpad, async () => {
      if (isPaced) await pause(betweenRecapsMs);
      isPaced = true;
    });
    await finish(asked, ask).catch(ignoreConflict);
  }
}

async function stop(note: DocumentSnapshot): Promise<void> {
  const waiting = parts.filter((part) => note.get(part) === 'waiting');
  const unasked = Object.fromEntries(waiting.map((part) => [part, null]));
  await writeAsRead(note, { ...unasked, askDueAt: null });
}

/** A note of this run, with its call, and the try already counted. */
interface Asked {
  note: DocumentSnapshot;
  kept: Transcript;
  call: Call;
  tries: number;
  askDueAt: Date | null;
}

/** Counts a try before it's made: a run that dies has tried all the same. Null = nothing is to be asked. */
async function noteTry(
  { db, now }: Fetching,
  customerId: string,
  note: DocumentSnapshot,
): Promise<Asked | null> {
  const linkedId = note.ref.parent.parent?.id ?? '';
  const kept = readDocument(transcriptSchema, note);
  const call = readDocument(callSchema, await db.doc(paths.call(customerId, linkedId)).get());
  if (!kept || !call || call.mergedInto !== null || call.erasedAt) {
    await note.ref.delete();
    return null;
  }
  const tries = kept.tries + 1;
  const askDueAt = nextAskAt(tries, now());
  try {
    await writeAsRead(note, { tries, askDueAt });
  } catch (error) {
    // Somebody else asks, or the person has been erased.
    if (isConflict(error)) return null;
    throw error;
  }
  return { note, kept, call, tries, askDueAt };
}

interface Fetched {
  answers: Partial<Record<Part, Answer>>;
  content: Partial<Pick<Transcript, 'lines' | 'isCut'>>;
}

/** Asks for the parts that are still open and takes in what came. A part that has come by itself isn't asked for. */
async function fetchParts(
  { db, now }: Fetching,
  customerId: string,
  { kept, call, tries }: Asked,
  dialpad: Dialpad | null,
  beforeRecap: () => Promise<void>,
): Promise<Fetched> {
  const answers: Fetched['answers'] = {};
  let content: Fetched['content'] = {};
  const leg = legToAsk(call, tries - 1);
  const ask: Record<Part, () => Promise<Body | null>> = {
    recap: async () => {
      await beforeRecap();
      return readRecap(openOr(dialpad), leg ?? '').then(recapBody);
    },
    transcript: async () => {
      const told = await readTranscript(openOr(dialpad), leg ?? '');
      const lines = keptLines(told?.lines ?? []);
      if (lines.lines.length === 0) return null;
      content = lines;
      return { state: 'call_transcription' };
    },
    voicemail: async () => {
      const row = await readCall(openOr(dialpad), leg ?? '');
      const said = row?.['transcription_text'];
      return typeof said === 'string' && said.trim() !== ''
        ? { state: 'transcription', transcription_text: said }
        : null;
    },
  };
  const hasCome: Partial<Record<Part, boolean>> = {
    recap: Boolean(call.recap?.summary),
    voicemail: Boolean(call.voicemail?.text),
  };
  for (const part of parts) {
    if (kept[part] !== 'waiting') continue;
    if (hasCome[part]) answers[part] = 'found';
    else if (leg === null) answers[part] = 'nothing';
    else {
      answers[part] = await answerOf(async () => {
        const body = await ask[part]();
        if (!body) return 'nothing';
        const event = askedEvent({ ...body, call_id: leg }, now());
        if (event) await takeInLater({ db, customerId, now }, event, event.raw, { isAsked: true });
        return 'found';
      });
    }
  }
  return { answers, content };
}

type Body = { state: string } & Record<string, unknown>;

const textOf = (one: { content?: string | null | undefined } | null | undefined): string | null =>
  one?.content?.trim() || null;

/** In the words of Dialpad's events. */
function recapBody(recap: Awaited<ReturnType<typeof readRecap>>): Body | null {
  const list = (all: readonly { content?: string | null | undefined }[] | null | undefined) =>
    (all ?? []).flatMap((one) => textOf(one) ?? []);
  const summary = textOf(recap?.summary);
  const actionItems = list(recap?.action_items);
  if (summary === null && actionItems.length === 0) return null;
  return {
    state: 'recap_summary',
    recap_summary: summary,
    recap_action_items: actionItems,
    recap_purposes: list(recap?.purposes),
    recap_outcome: textOf(recap?.disposition),
  };
}

/** Without a key every part fails, until it's given up. */
function openOr(dialpad: Dialpad | null): Dialpad {
  if (!dialpad) throw new DialpadRefusal(401, 'dialpad-key-refused');
  return dialpad;
}

async function answerOf(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) log.failed({ where: 'fetch recap', error });
    return error instanceof DialpadRefusal && error.status === 403 ? 'denied' : 'failed';
  }
}

/** The note as the answers leave it; on the condition that nobody has erased the person meanwhile. */
async function finish(
  { note, kept, askDueAt }: Asked,
  { answers, content }: Fetched,
): Promise<void> {
  const states = Object.fromEntries(
    parts.flatMap((part) => {
      const answer = answers[part];
      return answer === undefined ? [] : [[part, stateAfter(answer, askDueAt === null)]];
    }),
  );
  const isOpen = Object.values({ ...kept, ...states }).includes('waiting');
  await note.ref.update({ ...states, ...content, ...(isOpen ? {} : { askDueAt: null }) });
}

function ifRefused(error: unknown): null {
  if (error instanceof Refusal) return null;
  throw error;
}

function ignoreConflict(error: unknown): void {
  if (!isConflict(error)) throw error;
}
