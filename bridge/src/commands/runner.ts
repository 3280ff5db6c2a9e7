import { randomUUID } from 'node:crypto';
import {
  bridgeActionSchema,
  type BridgeAction,
  type CommandCode,
  type CommandState,
} from '@cti/functions/model/calls/bridge-command';
import type { Clock } from '../clock.ts';
import type { BridgeLog } from '../log.ts';
import { Failed } from './failed.ts';
import type { Pbx } from './pbx.ts';

/** A command that isn't settled, as the listener sees it. */
export interface OpenCommand {
  id: string;
  action: unknown;
  state: CommandState;
  deadlineMs: number;
  takenBy: string | null;
}

export interface Outcome {
  state: 'done' | 'failed' | 'expired';
  code: CommandCode | null;
  result: string | null;
}

/** Where the commands are. */
export interface CommandDesk {
  /** Takes one; false = it was taken or put aside meanwhile, or it's too late by the server's clock. */
  take(id: string, run: string): Promise<boolean>;
  /** Rejects while it can't be told. */
  settle(id: string, outcome: Outcome): Promise<void>;
}

/** How long after its deadline a command in another run's hands is given up: that run may still be at it. */
const abandonedMs = 15_000;
const retrySettleMs = 2_000;
/** How long the server may take to answer: longer than any command is good for. */
const answerMs = 15_000;
/** After so long nobody waits for an outcome. */
const settleWithinMs = 60_000;
/** Outcomes and hands that are remembered. */
const remembered = 200;

interface RunnerOptions {
  pbx: Pick<Pbx, 'carryOut'>;
  clock: Clock;
  log: Pick<BridgeLog, 'command' | 'failed'>;
}

/**
 * Takes each command in time, does it at most once, and tells what came of it. A command is done only by the run that
 * has been told that it took it, and only before its deadline, by the server's clock and by this one. One that was taken
 * by a run that is gone may have been done: it's told so, and never done again.
 */
export class Runner {
  /** Names this process: another one never does what it took. */
  readonly run = randomUUID();
  readonly #options: RunnerOptions;
  /** Commands that this run has seen to, or is seeing to. */
  readonly #seen = new Map<string, Promise<void>>();
  /** What about one phone or call comes one after the other. */
  readonly #lanes = new Map<string, Promise<void>>();
  #desk: CommandDesk | null = null;
  /** How far the server's clock is ahead of ours. */
  #aheadMs = 0;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** From now on commands are taken and settled there. */
  use(desk: CommandDesk, aheadMs: number): void {
    this.#desk = desk;
    this.#aheadMs = aheadMs;
  }

  /** Sees to what is open and hasn't been seen to. */
  offer(commands: readonly OpenCommand[]): void {
    for (const command of commands) {
      if (this.#seen.has(command.id)) continue;
      if (command.state === 'asked') this.#see(command.id, this.#inTurn(command));
      // What this run took without learning of it is given up as well: it can't have been done.
      else if (command.state === 'taken') this.#see(command.id, this.#giveUp(command));
    }
  }

  #see(id: string, work: Promise<void>): void {
    this.#seen.set(
      id,
      work.catch((error: unknown) => this.#options.log.failed(error)),
    );
    for (const oldest of this.#seen.keys()) {
      if (this.#seen.size <= remembered) break;
      this.#seen.delete(oldest);
    }
  }

  #inTurn(command: OpenCommand): Promise<void> {
    const parsed = bridgeActionSchema.safeParse(command.action);
    const lane = parsed.success ? laneOf(parsed.data) : command.id;
    const work = (this.#lanes.get(lane) ?? Promise.resolve()).then(() =>
      this.#do(command, parsed.success ? parsed.data : null),
    );
    const settled = work.catch(() => undefined);
    this.#lanes.set(lane, settled);
    void settled.then(() => {
      if (this.#lanes.get(lane) === settled) this.#lanes.delete(lane);
    });
    return work;
  }

  async #do({ id, deadlineMs }: OpenCommand, action: BridgeAction | null): Promise<void> {
    const kind = action?.kind ?? 'unreadable';
    if (this.#isLate(deadlineMs)) return this.#settle(id, kind, expired);
    if (!(await this.#take(id))) {
      // It comes again while it's open, and may then be too late.
      this.#seen.delete(id);
      return;
    }
    // Taking it may have lasted.
    if (this.#isLate(deadlineMs)) return this.#settle(id, kind, failed('outcome-unknown'));
    await this.#settle(id, kind, await this.#carryOut(action));
  }

  async #take(id: string): Promise<boolean> {
    try {
      const desk = this.#desk;
      return desk !== null && (await this.#inTime(desk.take(id, this.run)));
    } catch {
      return false;
    }
  }

  async #carryOut(action: BridgeAction | null): Promise<Outcome> {
    if (action === null) return failed('command-unreadable');
    try {
      return { state: 'done', code: null, result: await this.#options.pbx.carryOut(action) };
    } catch (error) {
      if (error instanceof Failed) return failed(error.code);
      this.#options.log.failed(error);
      return failed('outcome-unknown');
    }
  }

  async #giveUp({ id, deadlineMs }: OpenCommand): Promise<void> {
    await this.#pause(Math.max(0, deadlineMs + abandonedMs - this.#nowMs()));
    await this.#settle(id, 'abandoned', failed('outcome-unknown'));
  }

  /** Tells an outcome for as long as somebody may wait for it. */
  async #settle(id: string, kind: string, outcome: Outcome): Promise<void> {
    this.#options.log.command({ kind, state: outcome.state, code: outcome.code });
    const untilMs = this.#nowMs() + settleWithinMs;
    while (this.#nowMs() < untilMs) {
      try {
        if (this.#desk) await this.#inTime(this.#desk.settle(id, outcome));
        return;
      } catch {
        await this.#pause(retrySettleMs);
      }
    }
    // Whoever hears of it next gives it up.
    this.#seen.delete(id);
  }

  /** What is said to the server may get lost on a path that has gone silent. */
  #inTime<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = this.#options.clock.after(answerMs, () => reject(new Error('no answer')));
      work.then(resolve, reject).finally(cancel);
    });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#options.clock.after(ms, resolve));
  }

  #nowMs(): number {
    return this.#options.clock.now().getTime() + this.#aheadMs;
  }

  #isLate(deadlineMs: number): boolean {
    return this.#nowMs() >= deadlineMs;
  }
}

const failed = (code: CommandCode): Outcome => ({ state: 'failed', code, result: null });
const expired: Outcome = { state: 'expired', code: null, result: null };

const laneOf = (action: BridgeAction): string => {
  switch (action.kind) {
    case 'call':
      return `phone ${action.extension}`;
    case 'pause':
      return `queues ${action.extensions.join()}`;
    case 'hang-up':
    case 'transfer':
    case 'park':
      return `leg ${action.leg}`;
  }
};
