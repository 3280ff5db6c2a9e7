import { expect, test } from 'vitest';
import { groupCodeProblem, nextGroupCode, readGroupCode } from './group-code.ts';

test.each([
  ['G01', null],
  ['西船橋', null],
  ['G'.repeat(50), null],
  ['', 'codeMissing'],
  ['G'.repeat(51), 'codeWrong'],
  ['a/b', 'codeWrong'],
  ['.', 'codeWrong'],
  ['..', 'codeWrong'],
  ['__all__', 'codeWrong'],
  ['a\nb', 'codeWrong'],
])('%j: %s', (code, problem) => {
  expect(groupCodeProblem(code)).toBe(problem);
});

test('full-width letters make the same code', () => {
  expect(readGroupCode(' Ｇ０１ ')).toBe('G01');
});

test('the next code is the first free one', () => {
  expect(nextGroupCode([])).toBe('G01');
  expect(nextGroupCode(['G01', 'G03', 'tokyo'])).toBe('G02');
});
