import { expect, test } from 'vitest';
import { codeProblem } from './code-step.ts';

test.each([
  ['auth/invalid-verification-code', 'wrong'],
  ['auth/code-expired', 'over'],
  ['auth/invalid-multi-factor-session', 'over'],
  ['auth/multi-factor-info-not-found', 'over'],
  ['auth/too-many-requests', 'too-many'],
  ['auth/network-request-failed', 'offline'],
  ['auth/internal-error', 'other'],
])('a code refused with %s: %s', (code, problem) => {
  expect(codeProblem({ code })).toBe(problem);
});
