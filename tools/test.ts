import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { unpackedAsterisk } from '../bridge/asterisk/asterisk.ts';
import { openEmulators } from './admin.ts';
import { ensureBuilt, type Part } from './build.ts';
import { playDay } from './day/run.ts';
import { dialpadUrl, emulatorEnvironment } from './demo/constants.ts';
import { seed } from './demo/seed.ts';
import { startDemoDialpad } from './dialpad/demo.ts';
import type { DialpadStandIn } from './dialpad/server.ts';
import { startEmulators, untilWebhookAnswers } from './emulators.ts';
import { Failure, main, messageOf } from './failure.ts';
import { endRequested, stopRunning } from './process.ts';
import { runDirectory } from './root.ts';
import { requireBrowser } from './testing/browser.ts';
import { playwrightCounts, vitestCounts } from './testing/reports.ts';
import {
  nothing,
  programStep,
  runSteps,
  type Step,
  type StepResult,
  sum,
} from './testing/steps.ts';

const help = `npm test -- [options]

  --only NAMES   some steps only, separated by commas: format,types,lint,build,unit,asterisk,rules,
                 functions,browser,day
  --file TEXT    only test files whose path holds this text
  --verbose      show what passing steps print`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    file: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const show = values.verbose;

/** Each waits now and then where the other could work; the smallest machine has two cores. */
const stepsAtOnce = 2;

/** Make what the emulators run and serve. */
const buildSteps: Record<string, Step[]> = {
  build: [buildStep('functions'), buildStep('web'), buildStep('bridge')],
};

/** Independent of each other and of everything but the repository; longest first. */
const quickSteps: Record<string, Step[]> = {
  unit: [vitestStep('unit', ['unit', 'web'])],
  asterisk: [asteriskStep('asterisk', 'bridge/test/{calls,commands,scenes,story}.test.ts')],
  format: [programStep('format', 'prettier', ['--check', '--log-level=warn', '.'], { show })],
  lint: [programStep('lint', 'oxlint', ['--type-aware'], { show })],
  types: [
    programStep('types web', 'tsc', ['-p', 'web/tsconfig.json'], { show }),
    programStep('types', 'tsc', ['-p', 'tsconfig.json'], { show }),
  ],
};

/** Need the emulators; each has projects or customers of its own. The functions' tests wait more than they compute. */
const emulatedSteps: Record<string, Step[]> = {
  functions: [asteriskStep('functions', 'functions/test/asterisk.emulator.test.ts')],
  rules: [vitestStep('rules', ['rules'])],
  day: values.file === undefined ? [dayStep()] : [],
  browser: [browserStep()],
};

/** These run the build, never the sources. */
const runsBundle = new Set(['functions', 'browser', 'day']);

await main(async () => {
  if (values.help) {
    console.log(help);
    return 0;
  }
  const names = chosenNames();
  const interrupted = endRequested().then(() => stopRunning());
  mkdirSync(runDirectory, { recursive: true });
  if (names.some((name) => name === 'browser' || name === 'day')) await requireBrowser();

  const built = await runSteps(stepsOf(buildSteps, names), stepsAtOnce);
  const total = built.ok ? sum(built, await runAll(names, interrupted)) : built;
  if (values.file !== undefined && total.ok && total.passed === 0) {
    throw new Failure(
      `No test was run: no file of these steps holds "${values.file}" in its path.`,
    );
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.ok ? 0 : 1;
});

function stepsOf(steps: Record<string, Step[]>, names: string[]): Step[] {
  return Object.entries(steps).flatMap(([name, some]) => (names.includes(name) ? some : []));
}

/** All steps but building. The emulators start first, as most steps wait for them, and stop when all is done. */
async function runAll(names: string[], interrupted: Promise<void>): Promise<StepResult> {
  const quick = stepsOf(quickSteps, names);
  const emulated = stepsOf(emulatedSteps, names);
  if (emulated.length === 0) return runSteps(quick, stepsAtOnce);
  const suite = openSuite(names, interrupted);
  const start: Step = {
    name: 'emulators',
    async run() {
      await suite.start();
      return nothing;
    },
  };
  const waiting = emulated.map((step) => ({ ...step, after: start.name }));
  try {
    return await runSteps([start, ...quick, ...waiting], stepsAtOnce);
  } finally {
    await suite.close();
  }
}

interface Suite {
  start: () => Promise<void>;
  close: () => Promise<void>;
}

function openSuite(names: string[], interrupted: Promise<void>): Suite {
  // The rules only need Firestore, and so no loadable bundle.
  const wholeSuite = names.some((name) => runsBundle.has(name));
  // The suite's functions inherit it, so that no test calls the real Dialpad.
  process.env.DIALPAD_STAND_IN = dialpadUrl;
  const admin = openEmulators();
  let dialpad: Promise<DialpadStandIn> | undefined;
  let started: ReturnType<typeof startEmulators> | undefined;
  return {
    start: async () => {
      if (wholeSuite) dialpad = startDemoDialpad();
      await dialpad;
      started = startEmulators(wholeSuite ? { seed: () => seed(admin) } : { only: ['firestore'] });
      const emulators = await started;
      void interrupted.then(() => emulators.stop());
      if (wholeSuite) await untilWebhookAnswers();
    },
    close: async () => {
      await admin.close();
      await dialpad?.then(
        (standIn) => standIn.stop(),
        () => undefined,
      );
      await started?.then(
        (emulators) => emulators.stop(),
        () => undefined,
      );
    },
  };
}

function chosenNames(): string[] {
  const all = [buildSteps, quickSteps, emulatedSteps].flatMap((steps) => Object.keys(steps));
  if (values.only === undefined) return all;
  const names = values.only.split(',');
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new Failure(`There is no step "${unknown}".\n\n${help}`);
  const needsBuild = names.some((name) => runsBundle.has(name));
  return needsBuild && !names.includes('build') ? ['build', ...names] : names;
}

function buildStep(part: Part): Step {
  return {
    name: `build ${part}`,
    async run() {
      await ensureBuilt(part);
      return nothing;
    },
  };
}

/**
 * Tests of which some need a real Asterisk: these run where one can be had; where the workflow runs, it has to be. The
 * bridge is needed as it is delivered.
 */
function asteriskStep(name: 'asterisk' | 'functions', needing: string): Step {
  const all = vitestStep(name, [name]);
  const others = vitestStep(name, [name], ['--exclude', needing]);
  return {
    name,
    async run() {
      await ensureBuilt('bridge');
      try {
        await unpackedAsterisk();
      } catch (error) {
        const line = `Calls on a real Asterisk not run: ${messageOf(error)}`;
        if (process.env.CTI_NEEDS_ASTERISK !== undefined) throw new Failure(line);
        console.log(line);
        return others.run();
      }
      return all.run();
    },
  };
}

function vitestStep(name: string, projects: string[], options: string[] = []): Step {
  const report = join(runDirectory, `${name}.json`);
  rmSync(report, { force: true });
  const args = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--passWithNoTests',
    ...(show ? [] : ['--silent=passed-only']),
    show ? '--reporter=default' : '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...options,
    ...(values.file === undefined ? [] : [values.file]),
  ];
  // React's production build has no `act`, whatever the environment says.
  const env = {
    NODE_ENV: 'test',
    ...(['unit', 'asterisk'].includes(name) ? {} : emulatorEnvironment),
  };
  return programStep(name, 'vitest', args, { env, show, counts: () => vitestCounts(report) });
}

/** The browser's phone needs a real Asterisk: where none can be had, it's left out, unless the workflow runs. */
function browserStep(): Step {
  const report = join(runDirectory, 'browser.json');
  rmSync(report, { force: true });
  const step = (left: string[]) =>
    programStep(
      'browser',
      'playwright',
      [
        'test',
        '--pass-with-no-tests',
        '--reporter=list,json',
        ...left,
        ...(values.file === undefined ? [] : [values.file]),
      ],
      {
        // Playwright sets colours for its workers, which warn if told both yes and no.
        env: {
          ...emulatorEnvironment,
          PLAYWRIGHT_JSON_OUTPUT_NAME: report,
          NO_COLOR: undefined,
        },
        show,
        counts: () => playwrightCounts(report),
      },
    );
  return {
    name: 'browser',
    async run() {
      try {
        await unpackedAsterisk();
      } catch (error) {
        const line = `The browser's phone not run: ${messageOf(error)}`;
        if (process.env.CTI_NEEDS_ASTERISK !== undefined) throw new Failure(line);
        console.log(line);
        return step(['--grep-invert', '@asterisk']).run();
      }
      return step([]).run();
    },
  };
}

/** The same day each time, and a different long one each night; its time limit only ends a hung run. */
function dayStep(): Step {
  const isNightly = process.env.CTI_NIGHTLY !== undefined;
  const [calls, seed] = isNightly ? [300, Date.now() % 100_000] : [40, 1];
  return {
    name: 'day',
    async run() {
      const how = { patienceMs: 120_000, verbose: show, scenes: '' };
      const differences = await playDay({ seed, calls, ...how });
      return { ok: differences === 0, passed: differences === 0 ? 1 : 0, failed: differences };
    },
  };
}
