import {
  lineLimit,
  noteLimit,
  type PageLine,
  type PageNote,
} from '@cti/functions/model/desk/page-note';
import { call } from './callables.ts';
import { clockOffset, serverNow } from './server-clock.ts';
import { pause } from './steady-timers.ts';

export interface PageLogParts {
  /** Sends notes to the log; rejects when they didn't get there. */
  send: (notes: PageNote[]) => Promise<unknown>;
  /** By the server's clock, epoch milliseconds. */
  now: () => number;
  pause: (ms: number) => Promise<void>;
}

export type PageLog = ReturnType<typeof createPageLog>;

/** Often enough for an alarm, and at most one request per page for each beat of it. */
const sendEveryMs = 5 * 60_000;
/** Places of errors that have been told of; a loop must not fill the log. */
const errorLimit = 50;

/**
 * What this page has done, for a report, and what it has noticed, for the system's log. Both hold words of our own code
 * only: no name, number, text or message.
 */
export function createPageLog({ send, now, pause: wait }: PageLogParts) {
  const lines: PageLine[] = [];
  const told = new Set<string>();
  let notes: PageNote[] = [];

  function write(what: string, is = '', linkedId: string | null = null): void {
    lines.push({ atMs: Math.round(now()), what, is, linkedId });
    if (lines.length > lineLimit) lines.shift();
  }

  function keep(note: PageNote): void {
    notes.push(note);
    if (notes.length > noteLimit) notes.shift();
  }

  async function sendAll(): Promise<void> {
    if (notes.length === 0) return;
    const sending = notes;
    notes = [];
    // Older ones give way to what came meanwhile.
    await send(sending).catch(() => (notes = [...sending, ...notes].slice(-noteLimit)));
  }

  return {
    /** Remembers a line for a report; the oldest gives way. */
    write,

    /** The card of a call is on the screen; `ms` since the webhook, or since a later ring began. */
    card(linkedId: string, channel: Extract<PageNote, { kind: 'card' }>['channel'], ms: number) {
      write('shown', channel, linkedId);
      keep({
        kind: 'card',
        linkedId,
        channel,
        ms: Math.min(Math.max(0, Math.round(ms)), 3_600_000),
      });
    },

    /** A hop is broken; told once it can be. */
    hop(hop: Extract<PageNote, { kind: 'hop' }>['hop']) {
      write('broken', hop);
      keep({ kind: 'hop', hop });
    },

    /** An error nobody caught. The same place is told of once. */
    error(error: unknown) {
      const { name, at } = described(error);
      write('error', at || name);
      if (told.has(name + at) || told.size >= errorLimit) return;
      told.add(name + at);
      keep({ kind: 'error', name, at });
    },

    lines: (): PageLine[] => [...lines],

    /** Sends what is there at an interval until stopped. */
    async run(signal: AbortSignal): Promise<void> {
      for (;;) {
        await wait(sendEveryMs);
        if (signal.aborted) return;
        await sendAll();
      }
    },
  };
}

/** An error's kind, and the first place in our code that it names. Its message may quote data and stays here. */
export function described(error: unknown): { name: string; at: string } {
  if (!(error instanceof Error)) return { name: 'unknown', at: '' };
  const [, file, line, column] =
    /([\w.-]{1,80}\.[jt]sx?)[^:\s]*:(\d{1,7}):(\d{1,7})/.exec(error.stack ?? '') ?? [];
  return {
    name: /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'unknown',
    at: file === undefined ? '' : `${file}:${line}:${column}`,
  };
}

let customerId = '';

/** This page's own. */
export const pageLog = createPageLog({
  send: (notes) => call('notePage', { customerId, notes }),
  now: serverNow,
  pause,
});

/** Watches for errors nobody catches and sends notes, until the returned function is called. */
export function startPageLog(ofCustomer: string): () => void {
  customerId = ofCustomer;
  const stopped = new AbortController();
  const { signal } = stopped;
  addEventListener('error', ({ error }) => pageLog.error(error), { signal });
  addEventListener('unhandledrejection', ({ reason }) => pageLog.error(reason), { signal });
  void pageLog.run(signal);
  return () => stopped.abort();
}

/** Sends what this page did to the server; the number to read out. */
export async function reportProblem(): Promise<string> {
  const { number } = await call('reportProblem', {
    customerId,
    browser: navigator.userAgent.replaceAll(/[^ -~]/g, '').slice(0, 300),
    skewMs: Math.round(-clockOffset.get()),
    lines: pageLog.lines(),
  });
  return number;
}
