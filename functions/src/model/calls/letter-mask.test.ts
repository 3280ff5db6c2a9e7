import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskPayload } from './letter-mask.ts';

const mask = (value: unknown): unknown => {
  const result = maskPayload({ kind: 'json', value });
  return result.kind === 'json' ? result.value : null;
};

test('a call event keeps its structure and loses all personal data', () => {
  expect(
    mask({
      state: 'ringing',
      direction: 'inbound',
      call_id: 4500000000000001,
      event_timestamp: 1795176240000,
      external_number: '+819012345678',
      contact: { type: 'local', name: '山田 太郎', email: 'yamada@example.com', phone: null },
      labels: ['送迎の件', ''],
      is_transferred: false,
      duration: 185000.5,
    }),
  ).toEqual({
    state: 'ringing',
    direction: 'inbound',
    call_id: '●●●01',
    event_timestamp: 1795176240000,
    external_number: '●●●78',
    contact: { type: 'local', name: '●●●', email: '●●●', phone: null },
    labels: ['●●●', ''],
    is_transferred: false,
    duration: 185000.5,
  });
});

test.each([
  ['+819012345678', '●●●78'],
  ['090-1234-5678', '●●●78'],
  ['０９０ー１２３４ー５６７８', '●●●78'],
  ['(03) 3555 1234', '●●●34'],
  ['tel:+81335551234', '●●●34'],
  ['山田 090-1234-5678', '●●●'],
  ['yamada@example.com', '●●●'],
  ['1234', '●●●'],
  ['1980-05-17', '●●●'],
  ['2026-11-20T12:04:00Z', '2026-11-20T12:04:00Z'],
  ['', ''],
])('the text %j becomes %j', (text, expected) => {
  expect(mask({ anything: text })).toEqual({ anything: expected });
});

test('a word of the phone system stays in its own field only', () => {
  expect(mask({ state: 'ringing', name: 'ringing' })).toEqual({ state: 'ringing', name: '●●●' });
  expect(mask({ state: '山田', type: 'Taro Yamada' })).toEqual({ state: '●●●', type: '●●●' });
});

test('a telephone number sent as a JSON number is hidden everywhere', () => {
  expect(mask([819012345678, 9012345678, -9012345678])).toEqual(['●●●78', '●●●78', '●●●78']);
  expect(mask({ caller: 1795176240000, date_started: 819012345678 })).toEqual({
    caller: '●●●00',
    date_started: '●●●78',
  });
});

test('names and numbers as keys are hidden, and two fields stay two', () => {
  expect(mask({ '+819012345678': 1, '山田 太郎': 2, '佐藤 花子': 3 })).toEqual({
    '●●●78': 1,
    '●●●': 2,
    '●●● (2)': 3,
  });
});

test('a text that is not JSON is hidden as a whole', () => {
  expect(maskPayload({ kind: 'text', text: '山田 <b>090-1234-5678</b>' })).toEqual({
    kind: 'text',
    text: '●●●',
  });
});

test('no phone number, name or address survives, however it is wrapped', () => {
  const secrets = ['+819012345678', '09012345678', '山田太郎', 'yamada@example.com'];
  const personal = fc.constantFrom(...secrets);
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      personal,
      fc.constant(819012345678),
      fc.array(tie('tree')),
      fc.dictionary(
        fc.oneof(personal, fc.constantFrom('state', 'date', 'type', 'id')),
        tie('tree'),
      ),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const text = JSON.stringify(mask(value));
      for (const secret of [...secrets, '9012345']) expect(text).not.toContain(secret);
    }),
  );
});

test('the structure is the same before and after', () => {
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shape);
    return typeof value === 'object' && value !== null ? Object.values(value).map(shape) : 0;
  };
  // Integer keys come first in any object, and masked keys no longer are integers.
  const key = fc.string().filter((text) => !/^\d+$/.test(text));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.constantFrom(null, true, false),
      fc.array(tie('tree')),
      fc.dictionary(key, tie('tree')),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      expect(shape(mask(value))).toEqual(shape(value));
    }),
  );
});
