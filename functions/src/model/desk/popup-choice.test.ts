import { expect, test } from 'vitest';
import { groupSchema } from '../group.ts';
import {
  groupPopupDefaults,
  groupPopupSchema,
  popupChoice,
  preferenceDefaults,
} from './popup-choice.ts';

const group = (fields: object) => groupPopupSchema.parse(fields);
const own = (fields: object) => ({ ...preferenceDefaults, ...fields });

test('nothing chosen: everyone of the group sees a call as it rings', () => {
  expect(popupChoice()).toEqual({ when: 'ring', audience: 'group' });
});

test("the person's choice overrides the group's if the group permits it", () => {
  const chosen = own({ when: 'hand' });
  expect(popupChoice(group({}), chosen).when).toBe('hand');
  expect(popupChoice(group({ permits: ['ring', 'hand'] }), chosen).when).toBe('hand');
  expect(popupChoice(group({ permits: ['ring', 'answer'] }), chosen).when).toBe('ring');
  expect(popupChoice(group({ when: 'answer', permits: [] }), chosen).when).toBe('answer');
});

test('a person may choose fewer calls than their group, never more', () => {
  expect(popupChoice(group({}), own({ audience: 'rung' })).audience).toBe('rung');
  expect(popupChoice(group({ audience: 'rung' }), own({ audience: 'group' })).audience).toBe(
    'rung',
  );
});

test('a group with unreadable popup settings behaves as if it had none', () => {
  expect(groupSchema.parse({ name: '西船橋', popup: { when: 'sometimes' } }).popup).toEqual(
    groupPopupDefaults,
  );
  expect(groupSchema.parse({ name: '西船橋' }).popup).toBeUndefined();
});
