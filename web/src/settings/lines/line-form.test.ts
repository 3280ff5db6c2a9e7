import { expect, test } from 'vitest';
import { draftOf, lineProblems, readDraft, withGroup } from './line-form.ts';

const groups = [
  { id: 'G01', name: '西船橋' },
  { id: 'G02', name: '錦糸町' },
];
const empty = draftOf(null, '', groups);

test('the group fills in the store, and another group replaces it', () => {
  const first = withGroup(empty, 'G01', groups);
  expect(first).toMatchObject({ storeName: '西船橋', storeCode: 'G01' });
  expect(withGroup(first, 'G02', groups)).toMatchObject({ storeName: '錦糸町', storeCode: 'G02' });
});

test('typed values stay, whatever group is chosen', () => {
  const typed = { ...withGroup(empty, 'G01', groups), storeName: '西船橋 本館' };
  expect(withGroup(typed, 'G02', groups)).toMatchObject({
    storeName: '西船橋 本館',
    storeCode: 'G02',
  });
});

test('the only group is preselected', () => {
  expect(draftOf(null, '0501748', groups.slice(0, 1))).toEqual({
    number: '0501748',
    groupCode: 'G01',
    storeName: '西船橋',
    storeCode: 'G01',
  });
});

test('a draft is complete when every field is', () => {
  expect(Object.keys(lineProblems(readDraft(empty)))).toHaveLength(4);
  const full = withGroup({ ...empty, number: '０５０−１７４８' }, 'G01', groups);
  expect(lineProblems(readDraft(full))).toEqual({});
  expect(readDraft(full).number).toBe('0501748');
});
