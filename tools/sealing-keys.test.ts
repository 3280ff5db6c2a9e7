import { expect, test } from 'vitest';
import { changedKey, isChange } from './sealing-keys.ts';

const one = Buffer.alloc(32, 1).toString('base64');
const two = Buffer.alloc(32, 2).toString('base64');
const three = Buffer.alloc(32, 3).toString('base64');

test('a key is added behind, used in front, and the old one dropped: none seals before all can open', () => {
  const added = changedKey(one, 'add', two);
  expect(added).toBe(`${one},${two}`);
  const used = changedKey(added, 'use', three);
  expect(used).toBe(`${two},${one}`);
  expect(changedKey(used, 'drop', three)).toBe(two);
});

test('steps out of order are refused', () => {
  expect(() => changedKey(`${one},${two}`, 'add', three)).toThrow('two keys already');
  expect(() => changedKey(one, 'use', two)).toThrow('begin with add');
  expect(() => changedKey(one, 'drop', two)).toThrow('one key only');
  expect(() => changedKey('no key', 'add', two)).toThrow('SEALING_KEY must be');
  expect(isChange('toString')).toBe(false);
});
