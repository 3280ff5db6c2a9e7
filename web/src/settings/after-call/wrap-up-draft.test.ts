import { defaultWrapUp } from '@cti/functions/model/desk/wrap-up';
import { expect, it } from 'vitest';
import { draftOf, readDraft } from './wrap-up-draft.ts';

const draft = draftOf(defaultWrapUp);

it('round-trips', () => {
  expect(readDraft(draft)).toEqual(defaultWrapUp);
});

it('accepts full-width digits, drops empty and repeated lines, and times of removed dispositions', () => {
  expect(readDraft({ ...draft, seconds: '３０', lines: ' 予約 \n\n変更\n予約' })).toEqual({
    mode: 'optional',
    wrapUpMs: 30_000,
    dispositions: ['予約', '変更'],
    asksTime: [],
  });
});

it.each([
  ['secondsWrong', { seconds: '601' }],
  ['secondsWrong', { seconds: '-1' }],
  ['secondsWrong', { seconds: '' }],
  ['missing', { lines: ' \n' }],
  ['tooMany', { lines: Array.from({ length: 31 }, (_, n) => String(n)).join('\n') }],
  ['tooLong', { lines: 'あ'.repeat(101) }],
])('reports %s for %j', (problem, fields) => {
  expect(readDraft({ ...draft, ...fields })).toBe(problem);
});

it('requires no dispositions if none are asked for', () => {
  expect(readDraft({ ...draft, mode: 'off', lines: '' })).toMatchObject({ dispositions: [] });
});
