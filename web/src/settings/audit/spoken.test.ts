import type { AuditEntry } from '@cti/functions/model/members/audit';
import { expect, test } from 'vitest';
import { ja } from '../../words/ja.ts';
import { useSystemWords } from '../../words/settings/system.ts';
import { createSpeaker } from './spoken.ts';

const speaker = createSpeaker(useSystemWords.ja.audit, ja.role, {
  members: new Map([['u1', '鈴木 亜美']]),
  groups: new Map([['G01', '西船橋']]),
  lines: new Map([['l1', '050-1748（西船橋）']]),
});

const entry = (fields: Partial<AuditEntry>): AuditEntry => ({
  at: new Date(0),
  byUid: '',
  byName: '',
  action: 'telephony-set',
  target: '',
  before: null,
  after: null,
  expireAt: null,
  ...fields,
});

test("a name is the one at the time, else today's, else unknown", () => {
  expect(speaker.who(entry({ byUid: 'u1', byName: '山本' }))).toBe('山本');
  expect(speaker.who(entry({ byUid: 'u1' }))).toBe('鈴木 亜美');
  expect(speaker.who(entry({ byUid: 'command' }))).toBe('サーバー管理');
  expect(speaker.who(entry({ byUid: 'gone' }))).toBe('不明');
});

test('an action says whether something was created, changed or removed', () => {
  const line = { number: '0501748' };
  expect(speaker.action(entry({ action: 'line-written', after: line }))).toBe('着信番号を追加');
  expect(speaker.action(entry({ action: 'line-written', before: line }))).toBe('着信番号を削除');
  expect(speaker.action(entry({ action: 'member-saved', before: {}, after: {} }))).toBe(
    'メンバーを変更',
  );
});

test.each([
  [{ target: '' }, '契約'],
  [{ target: 'members/u1' }, '鈴木 亜美'],
  [{ target: 'members/gone' }, 'gone'],
  [{ target: 'members/u1', after: { name: '鈴木' } }, '鈴木'],
  [{ target: 'groups/G01', before: { name: '旧西船橋' } }, '旧西船橋'],
  [{ target: 'lines/l1' }, '050-1748（西船橋）'],
  [{ target: 'lines/l2', after: { number: '05017481234' } }, '050-1748-1234'],
] satisfies [Partial<AuditEntry>, string][])('%j is about %s', (fields, expected) => {
  expect(speaker.target(entry(fields))).toBe(expected);
});

test.each([
  ['role', 'operator', 'オペレーター'],
  ['role', 'constructor', 'constructor'],
  ['groupCodes', ['G01', 'G09'], '西船橋、G09'],
  ['groupCodes', [], 'なし'],
  ['active', false, '停止'],
  ['secondFactor', 'off', '使わない'],
  ['other', true, 'はい'],
  ['contractId', null, 'なし'],
  ['popup', { sound: true }, 'sound はい'],
  ['filed', 12, '12'],
])('%s %j reads %s', (name, content, expected) => {
  expect(speaker.value(name, content)).toBe(expected);
});

test('what a group does with calls is put into words, an address stays as it is', () => {
  const popup = { when: 'hand', permits: ['ring', 'off'], vipTone: 'chime' };
  expect(speaker.value('popup', popup)).toBe(
    '開くとき 手動のみ / 選べるもの 鳴ったとき、開かない / VIPの着信音 チャイム',
  );
  expect(speaker.value('name', 'off')).toBe('off');
  expect(speaker.value('externalUrl', 'https://crm.example/')).toBe('https://crm.example/');
  const written = entry({ action: 'settings-written', target: 'settings/popup', after: {} });
  expect([speaker.action(written), speaker.target(written)]).toEqual([
    '設定を保存',
    '外部システム',
  ]);
});
