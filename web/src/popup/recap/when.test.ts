import { describe, expect, it, test } from 'vitest';
import { momentIn } from './when.ts';

/** Tuesday, December 1, 14:30 in Japan. */
const said = new Date('2026-12-01T14:30:00+09:00');
const japan = (at: Date | null) =>
  at && new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

describe('a sentence names a moment', () => {
  test.each([
    ['明日15時に折り返す', '12-02 15:00'],
    ['明日の午前中に電話する', '12-02 10:00'],
    ['あさって10:30に連絡する', '12-03 10:30'],
    ['本日18時半に折り返す', '12-01 18:30'],
    ['本日中に折り返す', '12-01 18:00'],
    ['夕方かけ直す', '12-01 17:00'],
    ['午後4時に電話', '12-01 16:00'],
    ['9時に電話する', '12-02 09:00'],
    ['３時に折り返し', '12-01 15:00'],
    ['朝7時に電話', '12-02 07:00'],
    ['金曜日に折り返す', '12-04 10:00'],
    ['火曜日に折り返す', '12-08 10:00'],
    ['来週の月曜の午後に電話', '12-07 14:00'],
    ['12月5日の19時に電話', '12-05 19:00'],
    ['12/24 11:00 に連絡', '12-24 11:00'],
    ['10日に折り返す', '12-10 10:00'],
    ['3日後に折り返す', '12-04 10:00'],
    ['30分後にかけ直す', '12-01 15:00'],
    ['1時間半後に電話', '12-01 16:00'],
    ['Call back tomorrow at 3 pm', '12-02 15:00'],
    ['Call back tomorrow morning', '12-02 10:00'],
    ['Phone her on Friday at 10:30 a.m.', '12-04 10:30'],
    ['Call them next Monday', '12-07 10:00'],
    ['Ring back in two hours', '12-01 16:30'],
    ['Call back in 20 minutes', '12-01 14:50'],
    ['Call back on December 5th at 2', '12-05 14:00'],
    ['Call back this afternoon at 4', '12-01 16:00'],
    ["Call back at 5 o'clock", '12-01 17:00'],
  ])('%s: %s', (sentence, expected) => {
    expect(japan(momentIn(sentence, said))).toBe(expected);
  });
});

it.each([
  ['names none', '折り返し電話する'],
  ['names how long something takes', '送迎は30分かかる'],
  ['names the past', '本日10時の件で折り返す'],
  ['names a day far away', '来年の6月1日に電話する'],
])('is not asked when it %s', (_, sentence) => {
  expect(momentIn(sentence, said)).toBeNull();
});
