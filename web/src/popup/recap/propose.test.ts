import { recapSchema } from '@cti/functions/model/calls/call';
import { defaultWrapUp } from '@cti/functions/model/desk/wrap-up';
import { describe, expect, it, test } from 'vitest';
import { propose } from './propose.ts';

/** Tuesday, December 1, 14:30 in Japan. */
const endedAt = new Date('2026-12-01T14:30:00+09:00');

const call = (recap: object | null, rest: object = {}) => ({
  recap: recap && recapSchema.parse(recap),
  voicemail: null,
  endedAt,
  disposition: null,
  memo: null,
  ...rest,
});
const memo = { text: 'x', authorName: '', at: null, count: 1 };
const results = (...dispositions: string[]) => ({ mode: 'optional' as const, dispositions });
const english = results('Booking', 'Change or cancellation', 'Question', 'Call back', 'Other');

describe('a callback', () => {
  it('is proposed for the time that the task names, with the shop’s own result', () => {
    const recap = {
      summary: '送迎の相談。',
      actionItems: ['空きを確かめる', '明日15時に折り返す'],
    };
    expect(propose(call(recap), defaultWrapUp)).toMatchObject({
      result: { value: '折返し', because: '明日15時に折り返す' },
      callbackAt: { value: new Date('2026-12-02T15:00:00+09:00'), because: '明日15時に折り返す' },
    });
  });

  it('is proposed in English as well', () => {
    const recap = { summary: 'Asked about Friday. We call her back tomorrow at 10 am.' };
    expect(propose(call(recap), english)).toMatchObject({
      result: { value: 'Call back', because: 'We call her back tomorrow at 10 am.' },
      callbackAt: { value: new Date('2026-12-02T10:00:00+09:00') },
    });
  });

  it('is a result alone where no time is named', () => {
    const recap = { actionItems: ['担当から折り返しご連絡する'] };
    expect(propose(call(recap), defaultWrapUp)).toMatchObject({
      result: { value: '折返し' },
      callbackAt: null,
    });
  });

  it('is a time alone where the shop has no such result', () => {
    const recap = { actionItems: ['明日15時に電話する'] };
    expect(propose(call(recap), results('来店'))).toMatchObject({
      result: null,
      callbackAt: { because: '明日15時に電話する' },
    });
  });

  it('is read from a voicemail’s text', () => {
    const voicemail = {
      recordingId: null,
      durationMs: 0,
      uploaded: true,
      text: '山田です。明日17時に折り返しお願いします。',
    };
    expect(propose(call(null, { voicemail }), defaultWrapUp)).toEqual({
      result: { value: '折返し', because: '明日17時に折り返しお願いします。' },
      callbackAt: {
        value: new Date('2026-12-02T17:00:00+09:00'),
        because: '明日17時に折り返しお願いします。',
      },
      memo: null,
    });
  });

  test.each([
    '明日の折り返しは不要とのこと。',
    '明日は電話しなくてよい。',
    '昨日折り返し済み。',
    'お客様が明日15時にかけ直す。',
    'No need to call back tomorrow.',
    'The customer will call back tomorrow.',
  ])('is not proposed where nobody here has to: %s', (summary) => {
    expect(propose(call({ summary }), english)).toMatchObject({ callbackAt: null });
    expect(propose(call({ summary }), defaultWrapUp)?.result?.value).not.toBe('折返し');
  });
});

describe('a result', () => {
  test.each([
    ['変更・取消', '金曜の予約を取り消したいとのこと。'],
    ['変更・取消', '予約を土曜に変更した。'],
    ['予約', '土曜19時に予約した。'],
    ['問い合わせ', '料金についてのお問い合わせ。'],
  ])('is the shop’s own %s: %s', (value, because) => {
    expect(propose(call({ summary: `お電話。${because}` }), defaultWrapUp)?.result).toEqual({
      value,
      because,
    });
  });

  test.each([
    ['Change or cancellation', 'Moved the appointment to Friday.'],
    ['Booking', 'Booked a table for two.'],
    ['Question', 'Asked about the price.'],
  ])('in English: %s: %s', (value, summary) => {
    expect(propose(call({ summary }), english)?.result?.value).toBe(value);
  });

  it('that is named as it stands outranks what we make of it', () => {
    const recap = { outcome: '体験レッスン予約' };
    expect(propose(call(recap), results('予約', '体験レッスン'))?.result?.value).toBe(
      '体験レッスン',
    );
  });

  it('is read from the outcome first, then purpose and summary', () => {
    const recap = { outcome: '予約した', summary: '予約について。' };
    expect(propose(call(recap), defaultWrapUp)?.result?.because).toBe('予約した');
  });

  it('is never その他, and none where nothing fits or none is asked for', () => {
    expect(propose(call({ summary: 'その他の件。' }), defaultWrapUp)?.result).toBeNull();
    const off = { ...defaultWrapUp, mode: 'off' as const };
    expect(propose(call({ summary: '予約した。' }), off)?.result).toBeNull();
  });
});

describe('a memo', () => {
  it('is the summary and what is to be done, and rests on the first sentence', () => {
    const recap = { summary: '予約の相談。空きを確認した。', actionItems: ['席を確保する'] };
    expect(propose(call(recap), defaultWrapUp)?.memo).toEqual({
      value: '予約の相談。空きを確認した。\n・席を確保する',
      because: '予約の相談。',
    });
  });

  it('is cut where it’s too long', () => {
    const recap = { summary: 'あ'.repeat(5_000) };
    expect(propose(call(recap), defaultWrapUp)?.memo?.value).toHaveLength(1_000);
  });
});

describe('nothing is proposed', () => {
  const recap = { summary: '予約した。明日15時に折り返す。' };

  it('that the call has already', () => {
    const rest = { disposition: '予約', memo: { ...memo, callbackAt: endedAt } };
    expect(propose(call(recap, rest), defaultWrapUp)).toBeNull();
    expect(propose(call(recap, { disposition: '予約' }), defaultWrapUp)).toMatchObject({
      result: null,
      memo: { because: '予約した。' },
    });
    expect(propose(call(recap, { memo }), defaultWrapUp)).toMatchObject({
      memo: null,
      callbackAt: { because: '明日15時に折り返す。' },
    });
  });

  it('without a recap, or while the call goes on', () => {
    expect(propose(call(null), defaultWrapUp)).toBeNull();
    expect(propose(call({}), defaultWrapUp)).toBeNull();
    expect(propose(call(recap, { endedAt: null }), defaultWrapUp)).toBeNull();
  });
});
