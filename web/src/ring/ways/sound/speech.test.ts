import { contactCardSchema } from '@cti/functions/model/contacts/contact';
import { expect, test } from 'vitest';
import { useSoundWords } from '../../../words/sound.ts';
import { ringingCall } from '../../call-fixture.ts';
import { spokenCall } from './speech.ts';

const known = (fields: object) =>
  ringingCall({
    caller: {
      match: 'known',
      contactIds: ['c'],
      contact: contactCardSchema.parse({ id: 'c', ...fields }),
      candidates: [],
    },
  });
const say = (call: ReturnType<typeof ringingCall>) => spokenCall(call, useSoundWords.ja);

test('names a person by their reading, else their name, else as unregistered', () => {
  expect(say(known({ name: '山田 太郎', kana: 'やまだ たろう' }))).toBe(
    '西船橋に、やまだ たろうさまからお電話です。',
  );
  expect(say(known({ name: '山田 太郎' }))).toContain('山田 太郎さま');
  expect(say(known({ name: ' ' }))).toContain('未登録');
});

test('never says a number, whoever calls', () => {
  const none = { contactIds: [], contact: null, candidates: [] };
  for (const match of ['unknown', 'shared', 'withheld'] as const) {
    expect(say(ringingCall({ caller: { match, ...none } }))).not.toMatch(/\d/);
  }
  expect(say(ringingCall({ direction: 'internal' }))).toContain('社内');
});

test('XSS-01 cuts an endless name', () => {
  expect(say(known({ name: 'あ'.repeat(10_000) })).length).toBeLessThan(80);
});
