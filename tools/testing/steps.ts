import { join } from 'node:path';
import { messageOf } from '../failure.ts';
import { run } from '../process.ts';
import { root, runDirectory } from '../root.ts';

export interface Counts {
  passed: number;
  failed: number;
}

export interface StepResult extends Counts {
  ok: boolean;
}

export interface Step {
  name: string;
  /** The name of a step that must have passed before this one begins. */
  after?: string;
  run(): Promise<StepResult>;
}

export interface ProgramOptions {
  env?: NodeJS.ProcessEnv;
  /** Reads how many tests ran, once the program has ended. */
  counts?: () => Counts;
  show: boolean;
}

/** A step that runs one program of node_modules/.bin; what it prints is shown when it fails. */
export function programStep(
  name: string,
  program: string,
  args: string[],
  options: ProgramOptions,
): Step {
  return {
    name,
    async run() {
      const { code, output } = await run(
        process.execPath,
        [join(root, 'node_modules', '.bin', program), ...args],
        {
          env: { ...process.env, ...colours(), ...options.env },
          show: options.show,
          log: join(runDirectory, `test-${name.replaceAll(/\W+/g, '-')}.log`),
        },
      );
      const ok = code === 0;
      if (!ok && !options.show) console.log(output);
      return { ok, ...(options.counts?.() ?? { passed: 0, failed: 0 }) };
    },
  };
}

/** Programs that write into a pipe can't see whether a person reads the other end. */
function colours(): NodeJS.ProcessEnv {
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: undefined };
}

/** Runs steps in order, so many at once, none after a failure; a step that fails without a failed test counts as one. */
export async function runSteps(steps: Step[], atOnce: number): Promise<StepResult> {
  const waiting = [...steps];
  const passed = new Set<string>();
  let total = nothing;
  let changed = Promise.withResolvers<void>();
  const next = (): Step | undefined => {
    const at = waiting.findIndex(({ after }) => after === undefined || passed.has(after));
    return at === -1 ? undefined : waiting.splice(at, 1)[0];
  };
  const work = async () => {
    while (total.ok && waiting.length > 0) {
      const step = next();
      if (!step) {
        await changed.promise;
        continue;
      }
      const result = await reported(step);
      total = sum(total, result);
      if (result.ok) passed.add(step.name);
      changed.resolve();
      changed = Promise.withResolvers<void>();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return total;
}

/** Of no step. */
export const nothing: StepResult = { ok: true, passed: 0, failed: 0 };

async function reported(step: Step): Promise<StepResult> {
  const begun = performance.now();
  const result = await attempt(step);
  report(step.name, result, performance.now() - begun);
  return result;
}

async function attempt(step: Step): Promise<StepResult> {
  try {
    const result = await step.run();
    return result.ok ? result : { ...result, failed: Math.max(result.failed, 1) };
  } catch (error) {
    console.log(messageOf(error));
    return { ok: false, passed: 0, failed: 1 };
  }
}

export function sum(a: StepResult, b: StepResult): StepResult {
  return { ok: a.ok && b.ok, passed: a.passed + b.passed, failed: a.failed + b.failed };
}

function report(name: string, { ok, passed, failed }: StepResult, ms: number): void {
  const tests = passed + failed === 0 ? '' : `   ${passed} passed, ${failed} failed`;
  console.log(
    `${ok ? '✓' : '✗'} ${name.padEnd(16)} ${(ms / 1000).toFixed(1).padStart(6)} s${tests}`,
  );
}
