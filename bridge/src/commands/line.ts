import {
  bridgeCommandSchema,
  bridgeTokenMs,
  commandLimit,
  type TokenAnswer,
} from '@cti/functions/model/calls/bridge-command';
import { paths } from '@cti/functions/model/paths';
import { withDates } from '@cti/functions/model/text/with-dates';
import { deleteApp, initializeApp, setLogLevel } from 'firebase/app';
import {
  connectAuthEmulator,
  inMemoryPersistence,
  initializeAuth,
  signInWithCustomToken,
} from 'firebase/auth';
import {
  collection,
  connectFirestoreEmulator,
  doc,
  getDocsFromServer,
  getFirestore,
  limit,
  onSnapshot,
  query,
  runTransaction,
  serverTimestamp,
  terminate,
  updateDoc,
  where,
  type Firestore,
} from 'firebase/firestore';
import { backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { BridgeLog } from '../log.ts';
import type { CommandDesk, OpenCommand } from './runner.ts';
import { NoToken } from './token.ts';

/** `off`: not wanted; `connecting`: nothing is heard; `listening`: commands are heard of. */
export type LineState = 'off' | 'connecting' | 'listening';

interface LineOptions {
  bridge: string;
  token: (now: Date) => Promise<TokenAnswer>;
  clock: Clock;
  random: () => number;
  log: Pick<BridgeLog, 'commands'>;
  opened: (desk: CommandDesk, aheadMs: number) => void;
  heard: (commands: OpenCommand[]) => void;
  changed: () => void;
}

/** How long before its end a token is replaced. */
const renewMs = bridgeTokenMs - 10 * 60_000;
/** The SDK doesn't notice a path that has gone silent: it's asked for something so often. */
const probeMs = 30_000;
const answerMs = 10_000;
/** What doesn't pass by itself is tried again so often. */
const refusedPauseMs = 300_000;

// It would print to the log, and quote what it was asked.
setLogLevel('silent');

/** Hears of the commands to one bridge for as long as it's wanted, with a token that is never older than an hour. */
export class CommandLine {
  readonly #options: LineOptions;
  readonly #pause;
  #state: LineState = 'off';
  #opened: { close: () => void } | null = null;
  readonly #cancels = new Map<'retry' | 'renew' | 'probe', () => void>();
  /** Connections that were given up are numbered lower. */
  #attempt = 0;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#pause = backoff(1_000, 60_000, options.random);
  }

  get state(): LineState {
    return this.#state;
  }

  start(): void {
    if (this.#state === 'off') void this.#connect();
  }

  stop(): void {
    this.#attempt += 1;
    this.#close();
    this.#become('off', '');
  }

  /** Gives up what is open and begins anew. */
  restart(reason: string): void {
    if (this.#state !== 'off') this.#retry(reason, this.#pause.next());
  }

  async #connect(): Promise<void> {
    const attempt = (this.#attempt += 1);
    if (this.#state !== 'listening') this.#become('connecting', '');
    const isCurrent = () => attempt === this.#attempt;
    const lost = (reason: string, pauseMs = this.#pause.next()) => {
      if (isCurrent()) this.#retry(reason, pauseMs);
    };
    const { token, clock, bridge, opened, heard } = this.#options;
    let answer: TokenAnswer;
    try {
      answer = await token(clock.now());
    } catch (error) {
      const isFinal = error instanceof NoToken && error.isFinal;
      const reason = error instanceof NoToken ? error.message : 'no token';
      return isFinal ? lost(reason, refusedPauseMs) : lost(reason);
    }
    if (!isCurrent()) return;
    const aheadMs = Date.parse(answer.at) - clock.now().getTime();
    const silence = clock.after(2 * answerMs, () => lost('no answer'));
    let next: Opened;
    try {
      next = await open(answer, bridge, {
        heard: (commands) => {
          if (!isCurrent()) return;
          silence();
          this.#pause.reset();
          this.#become('listening', '');
          heard(commands);
        },
        lost: (reason) => lost(reason),
      });
    } catch (error) {
      silence();
      return lost(codeOf(error));
    }
    if (!isCurrent()) return next.close();
    // The last one's listener ends only now, so that none is missed in between.
    this.#close();
    this.#opened = next;
    opened(next.desk, aheadMs);
    this.#later('renew', renewMs, () => void this.#connect());
    this.#probe(next, lost);
  }

  #probe(line: Opened, lost: (reason: string) => void): void {
    this.#later('probe', probeMs, () => {
      const silence = this.#options.clock.after(answerMs, () => lost('no answer'));
      line.ask().then(
        () => {
          silence();
          if (this.#opened === line) this.#probe(line, lost);
        },
        (error: unknown) => {
          silence();
          lost(codeOf(error));
        },
      );
    });
  }

  #retry(reason: string, pauseMs: number): void {
    this.#attempt += 1;
    this.#close();
    this.#become('connecting', reason);
    this.#later('retry', pauseMs, () => void this.#connect());
  }

  #close(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
    this.#opened?.close();
    this.#opened = null;
  }

  #become(state: LineState, reason: string): void {
    if (state === this.#state && reason === '') return;
    this.#state = state;
    this.#options.log.commands({ state, reason });
    this.#options.changed();
  }

  #later(name: 'retry' | 'renew' | 'probe', ms: number, callBack: () => void): void {
    this.#cancels.get(name)?.();
    this.#cancels.set(name, this.#options.clock.after(ms, callBack));
  }
}

interface Opened {
  desk: CommandDesk;
  /** Something that only the server can answer, on the connection that the commands come on. */
  ask: () => Promise<void>;
  close: () => void;
}

let apps = 0;

/** One sign-in and its listener; both end together. */
async function open(
  { token, customerId, projectId, apiKey, emulators }: TokenAnswer,
  bridge: string,
  events: { heard: (commands: OpenCommand[]) => void; lost: (reason: string) => void },
): Promise<Opened> {
  // Numbered: an app of the same name would be the one that is just being closed.
  const app = initializeApp({ projectId, apiKey }, `commands-${(apps += 1)}`);
  try {
    const auth = initializeAuth(app, { persistence: inMemoryPersistence });
    const db = getFirestore(app);
    if (emulators) {
      connectAuthEmulator(auth, `http://${emulators.auth}`, { disableWarnings: true });
      const { hostname, port } = new URL(`http://${emulators.firestore}`);
      connectFirestoreEmulator(db, hostname, Number(port));
    }
    await signInWithCustomToken(auth, token);
    const all = collection(db, paths.bridgeCommands(customerId));
    const own = where('bridge', '==', bridge);
    const stop = onSnapshot(
      query(all, own, where('state', 'in', ['asked', 'taken']), limit(commandLimit)),
      ({ docs }) => events.heard(docs.flatMap((one) => openCommand(one.id, one.data()))),
      (error) => events.lost(codeOf(error)),
    );
    return {
      desk: deskOf(db, customerId),
      ask: async () => {
        await getDocsFromServer(query(all, own, limit(1)));
      },
      close: () => {
        stop();
        void closed(app, db);
      },
    };
  } catch (error) {
    void deleteApp(app).catch(() => undefined);
    throw error;
  }
}

async function closed(app: ReturnType<typeof initializeApp>, db: Firestore): Promise<void> {
  await terminate(db).catch(() => undefined);
  await deleteApp(app).catch(() => undefined);
}

function openCommand(id: string, data: unknown): OpenCommand[] {
  const parsed = bridgeCommandSchema.safeParse(withDates(data));
  if (!parsed.success) return [];
  const { action, state, deadline, takenBy } = parsed.data;
  return [{ id, action, state, deadlineMs: deadline.getTime(), takenBy }];
}

const deskOf = (db: Firestore, customerId: string): CommandDesk => ({
  take: (id, run) =>
    // Needs the server, unlike a plain write, which would wait for a connection and come late.
    runTransaction(db, async (transaction) => {
      const document = doc(db, paths.bridgeCommand(customerId, id));
      const known = await transaction.get(document);
      const state: unknown = known.get('state');
      // The answer to an earlier attempt of this very transaction was lost.
      if (state === 'taken') return known.get('takenBy') === run;
      if (state !== 'asked') return false;
      transaction.update(document, { state: 'taken', takenAt: serverTimestamp(), takenBy: run });
      return true;
    }),
  settle: (id, { state, code, result }) =>
    updateDoc(doc(db, paths.bridgeCommand(customerId, id)), {
      state,
      code,
      result,
      settledAt: serverTimestamp(),
    }),
});

const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'unexpected';
};
