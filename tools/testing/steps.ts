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

/**
 * Runs steps one after the other until one fails. A step that fails without a failed test (types, lint,
 * a crash) counts as one failure.
 */
export async function runSteps(steps: Step[]): Promise<StepResult> {
  let total = nothing;
  for (const step of steps) {
    total = sum(total, await reported(step));
    if (!total.ok) break;
  }
  return total;
}

/** Runs steps that have nothing to do with each other, some at the same time. */
export async function runTogether(steps: Step[], atOnce: number): Promise<StepResult> {
  const waiting = [...steps];
  let total = nothing;
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      total = sum(total, await reported(step));
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
