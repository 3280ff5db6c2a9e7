import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { callSchema } from '@cti/functions/model/calls/call';
import type { Call } from '@cti/functions/model/calls/call';
import { afterEach, expect, test, vi } from 'vitest';
import { CallCard } from './card.tsx';
import { MemoView } from '../memo/memo-view.tsx';

const now = new Date('2026-11-20T12:04:07+09:00').getTime();
const day = (text: string) => new Date(`${text}T18:00:00+09:00`);

const yamada = {
  id: 'c1',
  name: '山田 太郎',
  kana: 'やまだ たろう',
  kind: 'vip',
  email: 'taro@example.jp',
  address: '千葉県船橋市西船4-12-8',
  transportFee: 1500,
  orderCount: 23,
  lastVisitAt: day('2026-11-12'),
  notes: '送迎は北口',
  recentVisits: [1, 2, 3, 4, 5].map((n) => ({
    date: day(`2026-11-0${n}`),
    storeCode: n === 1 ? 'kinshicho' : 'nishifuna',
    summary: `${n}0分コース`,
    amount: n * 1000,
  })),
};

function call(fields: object): Call {
  return callSchema.parse({
    linkedId: 'l1',
    source: 'dialpad',
    direction: 'inbound',
    state: 'ringing',
    active: true,
    groupCode: 'G01',
    store: { code: 'nishifuna', name: '西船橋' },
    externalNumber: '+819012345678',
    internalNumber: '+815017481234',
    ringingAt: new Date(now - 7000),
    caller: { match: 'known', contactIds: ['c1'], contact: yamada },
    ...fields,
  });
}

const memo = <MemoView value="" onChange={() => {}} status="idle" others={[]} />;
const show = (fields: object, more: Partial<Parameters<typeof CallCard>[0]> = {}) =>
  render(<CallCard call={call(fields)} now={now} memo={memo} {...more} />);

/** Including what the card loads after its first paint. */
const showWhole = (...card: Parameters<typeof show>) =>
  act(async () => {
    show(...card);
    await import('../later.ts');
  });

afterEach(cleanup);

test('a known caller: shows everything the contract promises', () => {
  show({}, { storeName: (code) => (code === 'kinshicho' ? '錦糸町' : undefined) });
  for (const text of [
    '090-1234-5678',
    '050-1748-1234',
    '山田 太郎',
    'やまだ たろう',
    'VIP',
    'taro@example.jp',
    '千葉県船橋市西船4-12-8',
    '¥1,500',
    '23回',
    '11/12 (木)',
    '送迎は北口',
    '鳴っています',
    '0:07',
    '錦糸町',
  ]) {
    expect(screen.getByText(text)).toBeTruthy();
  }
  expect(screen.getAllByText('西船橋').length).toBe(5);
  expect(within(screen.getByRole('table')).getAllByRole('row').length).toBe(5);
  expect(screen.getByLabelText('メモ')).toBeTruthy();
});

test('a caution is there only if there is one', () => {
  const { rerender } = show({});
  expect(screen.queryByText('注意')).toBeNull();
  const cautious = { ...yamada, caution: { text: '前払い', authorName: '鈴木', until: null } };
  rerender(
    <CallCard
      call={call({ caller: { match: 'known', contact: cautious } })}
      now={now}
      memo={memo}
    />,
  );
  expect(screen.getByText('注意')).toBeTruthy();
});

test('an unknown caller can be registered right here', () => {
  show({ caller: { match: 'unknown' } }, { registration: <form aria-label="登録" /> });
  expect(screen.getByText('新規顧客登録が必要')).toBeTruthy();
  expect(screen.getByRole('form', { name: '登録' })).toBeTruthy();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('090-1234-5678');
});

test('a withheld number doesn’t ask for registration', () => {
  show({ caller: { match: 'withheld' }, withheld: true, externalNumber: null });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('非通知');
  expect(screen.queryByText('新規顧客登録が必要')).toBeNull();
});

test('a colleague is shown by name', () => {
  show({ direction: 'internal', colleague: '田中 健', externalNumber: null });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('田中 健');
});

test('number keys choose among contacts sharing a number, but not while a memo is being written', () => {
  const onChoose = vi.fn<(contactId: string) => void>();
  const caller = {
    match: 'shared',
    candidates: [
      { id: 's1', name: '佐藤 花子', kind: 'regular' },
      { id: 's2', name: '佐藤 一郎', kind: 'vip' },
    ],
  };
  show({ caller }, { sharedChoice: { chosen: null, onChoose } });
  fireEvent.keyDown(screen.getByLabelText('メモ'), { key: '1' });
  fireEvent.keyDown(document.body, { key: '3' });
  expect(onChoose).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: '2' });
  expect(onChoose).toHaveBeenCalledWith('s2');
});

test('M focuses the memo', () => {
  show({});
  fireEvent.keyDown(document.body, { key: 'm' });
  expect(document.activeElement).toBe(screen.getByLabelText('メモ'));
});

test('the card of a hidden tab ignores keys', () => {
  const { container } = show({});
  container.hidden = true;
  fireEvent.keyDown(document.body, { key: 'm' });
  expect(document.activeElement).toBe(document.body);
});

test('an ended call says how, who answered and how long', () => {
  show({
    state: 'ended',
    active: false,
    outcome: 'answered',
    talkMs: 192_000,
    operator: { name: '鈴木 亜美' },
  });
  expect(screen.getByText('応答')).toBeTruthy();
  expect(screen.getByText('3:12')).toBeTruthy();
  expect(screen.getByText('鈴木 亜美')).toBeTruthy();
});

const ownFields = [
  ['rank', '会員ランク', 'choice', true],
  ['point', 'ポイント', 'number', true],
  ['joined', '入会日', 'date', true],
  ['mail', 'DM可', 'yesNo', true],
  ['secret', '内部メモ', 'text', false],
  ['empty', '部屋番号', 'text', true],
].map(([id, label, type, onCard]) => ({ id, label, type, onCard, choices: [] })) as Exclude<
  Parameters<typeof CallCard>[0]['ownFields'],
  undefined
>;

test('a ban comes first; tags and the custom fields marked for the card are shown', async () => {
  const contact = {
    ...yamada,
    ban: { text: '当日キャンセル3回', authorName: '田中', until: null },
    tags: ['常連', '法人'],
    fields: { rank: 'ゴールド', point: '120', joined: '2025-04-01', mail: 'yes', secret: '秘密' },
  };
  await showWhole({ caller: { match: 'known', contactIds: ['c1'], contact } }, { ownFields });
  const person = screen.getByRole('region', { name: 'お客様' }).textContent ?? '';
  expect(person.indexOf('出入り禁止')).toBeLessThan(person.indexOf('山田 太郎'));
  expect(person).toContain('当日キャンセル3回');
  for (const text of ['常連', '法人', 'ゴールド', '120', '2025/4/1', 'はい']) {
    expect(person).toContain(text);
  }
  for (const text of ['秘密', '部屋番号']) expect(person).not.toContain(text);
});

test('shows ten of many custom fields', async () => {
  const many = Array.from({ length: 12 }, (_, n) => ({
    id: `f${n}`,
    label: `項目${n}`,
    type: 'text' as const,
    choices: [],
    onCard: true,
  }));
  const fields = Object.fromEntries(many.map(({ id }) => [id, 'あ']));
  await showWhole(
    { caller: { match: 'known', contactIds: ['c1'], contact: { ...yamada, fields } } },
    { ownFields: many },
  );
  expect(screen.getAllByText(/^項目\d+$/)).toHaveLength(10);
});
