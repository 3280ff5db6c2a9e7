import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { paths } from '../functions/src/model/paths.ts';
import { defaultWrapUp } from '../functions/src/model/wrap-up.ts';
import { type Admin, openEmulators } from './admin.ts';
import { buildPart } from './build.ts';
import { emulatorEnvironment } from './demo/constants.ts';
import { seed } from './demo/seed.ts';
import { untilTriggersRest } from './emulator/triggers.ts';
import { startEmulators, untilWebhookAnswers } from './emulators.ts';
import { Failure, main } from './failure.ts';
import { endRequested, stopRunning } from './process.ts';
import { runDirectory } from './root.ts';
import { requireBrowser } from './testing/browser.ts';
import { standInOrigin } from './testing/dialpad-stand-in.ts';
import { playwrightCounts, vitestCounts } from './testing/reports.ts';
import {
  programStep,
  runSteps,
  runTogether,
  type Step,
  type StepResult,
  sum,
} from './testing/steps.ts';

const help = `npm test -- [options]

  --only NAMES   some steps only, separated by commas: format,types,lint,build,unit,rules,functions,browser
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

/** Look at the sources, and do not mind one another. */
const checks: Record<string, Step[]> = {
  format: [programStep('format', 'prettier', ['--check', '--log-level=warn', '.'], { show })],
  types: [
    programStep('types', 'tsc', ['-p', 'tsconfig.json'], { show }),
    programStep('types web', 'tsc', ['-p', 'web/tsconfig.json'], { show }),
  ],
  lint: [programStep('lint', 'oxlint', ['--type-aware'], { show })],
};

/** Need nothing but the repository. */
const quickSteps: Record<string, Step[]> = {
  build: [buildStep('functions'), buildStep('web')],
  unit: [vitestStep('unit', ['unit', 'web'])],
};

/** Run one after the other within one run of the emulators. */
const emulatedSteps: Record<string, Step[]> = {
  rules: [vitestStep('rules', ['rules'])],
  functions: [vitestStep('functions', ['functions'])],
  browser: [browserStep()],
};

await main(async () => {
  if (values.help) {
    console.log(help);
    return 0;
  }
  const names = chosenNames();
  const interrupted = endRequested().then(() => stopRunning());
  mkdirSync(runDirectory, { recursive: true });
  if (names.includes('browser')) await requireBrowser();

  const checked = await runTogether(stepsOf(checks, names));
  const quick = checked.ok ? sum(checked, await runSteps(stepsOf(quickSteps, names))) : checked;
  const emulated = stepsOf(emulatedSteps, names);
  const total =
    quick.ok && emulated.length > 0
      ? sum(quick, await runInEmulators(emulated, names, interrupted))
      : quick;
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

async function runInEmulators(
  steps: Step[],
  names: string[],
  interrupted: Promise<void>,
): Promise<StepResult> {
  const begun = performance.now();
  // The rules need Firestore alone, and so not a bundle that can be loaded.
  const wholeSuite = names.some((name) => name === 'functions' || name === 'browser');
  // The suite's functions inherit it: no test asks Dialpad itself.
  process.env.DIALPAD_STAND_IN = standInOrigin;
  const admin = openEmulators();
  const emulators = await startEmulators(
    wholeSuite ? { seed: () => prepare(admin) } : { only: ['firestore'] },
  );
  void interrupted.then(() => emulators.stop());
  try {
    if (wholeSuite) {
      await untilWebhookAnswers();
      await untilTriggersRest(admin.db);
    }
    console.log(
      `  emulators up     ${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s`,
    );
    return await runSteps(steps);
  } finally {
    await admin.close();
    await emulators.stop();
  }
}

async function prepare(admin: Admin): Promise<void> {
  await seed(admin);
  // After an answered call nothing pops up for the operator; the next test must not have to wait for that.
  const wrapUp = { ...defaultWrapUp, wrapUpMs: 0 };
  await admin.db.doc(paths.settings('goodfife', 'wrapUp')).set(wrapUp);
}

function chosenNames(): string[] {
  const all = [checks, quickSteps, emulatedSteps].flatMap((steps) => Object.keys(steps));
  if (values.only === undefined) return all;
  const names = values.only.split(',');
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new Failure(`There is no step "${unknown}".\n\n${help}`);
  // These run what has been built, never the sources.
  const runsBundle = names.includes('functions') || names.includes('browser');
  return runsBundle && !names.includes('build') ? ['build', ...names] : names;
}

function buildStep(part: 'functions' | 'web'): Step {
  return {
    name: `build ${part}`,
    async run() {
      await buildPart(part);
      return { ok: true, passed: 0, failed: 0 };
    },
  };
}

function vitestStep(name: string, projects: string[]): Step {
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
    ...(values.file === undefined ? [] : [values.file]),
  ];
  // Vite's build leaves `production` behind in this process, and React has no `act` there.
  const env = { NODE_ENV: 'test', ...(name === 'unit' ? {} : emulatorEnvironment) };
  return programStep(name, 'vitest', args, { env, show, counts: () => vitestCounts(report) });
}

function browserStep(): Step {
  const report = join(runDirectory, 'browser.json');
  rmSync(report, { force: true });
  return programStep(
    'browser',
    'playwright',
    [
      'test',
      '--pass-with-no-tests',
      '--reporter=list,json',
      ...(values.file === undefined ? [] : [values.file]),
    ],
    {
      // Playwright colours for its own workers, which warn when told both yes and no.
      env: {
        ...emulatorEnvironment,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        NO_COLOR: undefined,
      },
      show,
      counts: () => playwrightCounts(report),
    },
  );
}
