import { existsSync, readFileSync } from 'node:fs';
import type { Counts } from './steps.ts';

/** How many tests a vitest JSON report counts; none when it was not written. */
export function vitestCounts(file: string): Counts {
  const report = readReport(file) as
    { numPassedTests?: number; numFailedTests?: number } | undefined;
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

/** How many tests a Playwright JSON report counts. */
export function playwrightCounts(file: string): Counts {
  const report = readReport(file) as
    { stats?: { expected: number; unexpected: number } } | undefined;
  const stats = report?.stats ?? { expected: 0, unexpected: 0 };
  return { passed: stats.expected, failed: stats.unexpected };
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
