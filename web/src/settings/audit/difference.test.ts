import { expect, test } from 'vitest';
import { changeKind, differences } from './difference.ts';

test('only what differs is reported', () => {
  const before = { name: '鈴木', role: 'operator', groupCodes: ['G01'], active: true };
  const after = { name: '鈴木', role: 'admin', groupCodes: ['G01', 'G02'], active: true };
  expect(differences(before, after)).toEqual([
    { field: 'role', before: 'operator', after: 'admin' },
    { field: 'groupCodes', before: ['G01'], after: ['G01', 'G02'] },
  ]);
});

test('what was created or removed is reported as a whole', () => {
  expect(differences(null, { name: '西船橋' })).toEqual([
    { field: 'name', before: undefined, after: '西船橋' },
  ]);
  expect(differences({ name: '西船橋' }, null)).toEqual([
    { field: 'name', before: '西船橋', after: undefined },
  ]);
  expect(differences(null, null)).toEqual([]);
});

test('the order of keys and the different empty values are no difference', () => {
  expect(differences({ popup: { a: 1, b: 2 }, x: null }, { popup: { b: 2, a: 1 }, x: '' })).toEqual(
    [],
  );
});

test('a field named like a built-in property is a field', () => {
  expect(differences({}, { constructor: 'x' })).toEqual([
    { field: 'constructor', before: undefined, after: 'x' },
  ]);
});

test.each([
  [null, {}, 'created'],
  [{}, {}, 'changed'],
  [{}, null, 'deleted'],
] as const)('%j and %j: %s', (before, after, kind) => {
  expect(changeKind(before, after)).toBe(kind);
});
