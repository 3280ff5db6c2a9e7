import type { Member } from '@cti/functions/model/members/member';
import { expect, test } from 'vitest';
import { inOrder, searchText, searchWords } from './member-list.ts';

const member = (id: string, fields: Partial<Member>) => ({
  id,
  uid: id,
  email: '',
  name: '',
  role: 'operator' as const,
  groupCodes: [],
  active: true,
  ...fields,
});
const groupNames = new Map([['G01', '西船橋']]);
const found = (one: Member, typed: string) =>
  searchWords(typed).every((word) => searchText(one, groupNames).includes(word));

test('stopped members come last', () => {
  const list = inOrder([
    member('a', { name: '青木', active: false }),
    member('b', { name: '田中' }),
    member('c', { name: '佐藤' }),
  ]);
  expect(list.at(-1)?.id).toBe('a');
  expect(list).toHaveLength(3);
});

test.each(['鈴木', '鈴木亜美', '亜美 西船', 'SUZUKI@', 'ｇ０１', '4321', '101'])(
  'found by %s',
  (typed) => {
    const suzuki = member('s', {
      name: '鈴木 亜美',
      email: 'suzuki@example.com',
      loginHint: '4321',
      extensions: ['101'],
      groupCodes: ['G01'],
    });
    expect(found(suzuki, typed)).toBe(true);
  },
);

test('every word has to match', () => {
  expect(found(member('s', { name: '鈴木 亜美' }), '鈴木 錦糸町')).toBe(false);
});
