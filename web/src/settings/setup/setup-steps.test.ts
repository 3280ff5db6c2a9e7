import { expect, test } from 'vitest';
import { nextStep, setupSteps } from './setup-steps.ts';

const empty = { groups: 0, lines: 0, activeMembers: 1, hasCall: false };

test('an empty customer starts with a group', () => {
  expect(nextStep(empty)).toBe('groups');
});

test('each step leads to the next', () => {
  expect(nextStep({ ...empty, groups: 1 })).toBe('lines');
  expect(nextStep({ ...empty, groups: 1, lines: 1 })).toBe('members');
  expect(nextStep({ ...empty, groups: 1, lines: 1, activeMembers: 2 })).toBe('call');
});

test('with a call in a group nothing is left', () => {
  expect(nextStep({ groups: 1, lines: 1, activeMembers: 2, hasCall: true })).toBeNull();
});

test('steps done out of order show as done', () => {
  const steps = setupSteps({ ...empty, lines: 3 });
  expect(steps.filter(({ isDone }) => isDone).map(({ step }) => step)).toEqual(['lines']);
});
