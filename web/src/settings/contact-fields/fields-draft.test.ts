import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import { expect, it, test } from 'vitest';
import {
  fieldProblems,
  fromFieldDrafts,
  mayAddField,
  moved,
  newField,
  toFieldDrafts,
} from './fields-draft.ts';

const rank: ContactField = {
  id: 'rank',
  label: '会員ランク',
  type: 'choice',
  choices: ['ゴールド', 'シルバー'],
  onCard: true,
};

it('fields round-trip through the editor', () => {
  expect(fromFieldDrafts(toFieldDrafts([rank]))).toEqual([rank]);
});

test.each([
  [{ label: ' ' }, 'empty'],
  [{ choices: ' \n ' }, 'noChoices'],
  [{ choices: Array.from({ length: 51 }, (_, n) => `選択${n}`).join('\n') }, 'choices'],
  [{ choices: 'ゴールド\nゴールド' }, undefined],
] as const)('%o is told', (fields, problem) => {
  const [draft] = toFieldDrafts([rank]);
  expect(draft && fieldProblems([{ ...draft, ...fields }])['rank']).toBe(problem);
});

it('the second of two fields with the same name is reported', () => {
  const drafts = toFieldDrafts([rank, { ...rank, id: 'other', label: '会員ランク ' }]);
  expect(fieldProblems(drafts)).toEqual({ other: 'twice' });
});

it('thirty fields are the maximum, and each has an id of its own', () => {
  const thirty = Array.from({ length: 30 }, () => newField());
  expect(mayAddField(thirty.slice(1))).toBe(true);
  expect(mayAddField(thirty)).toBe(false);
  expect(new Set(thirty.map(({ id }) => id)).size).toBe(30);
  expect(thirty.every(({ id }) => /^[a-z0-9]{1,20}$/.test(id))).toBe(true);
});

it('a field moves by one step, and not past the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});
