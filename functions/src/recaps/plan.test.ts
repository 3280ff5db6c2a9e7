import { describe, expect, it, test } from 'vitest';
import { transcriptCharLimit, transcriptLineLimit } from '../model/calls/transcript.ts';
import { callSchema, type Call, type Leg } from '../model/calls/call.ts';
import {
  firstAskAt,
  keptLines,
  legToAsk,
  mostTries,
  nextAskAt,
  stateAfter,
  wantedParts,
} from './plan.ts';

const minuteMs = 60_000;
const now = new Date('2026-12-01T03:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * minuteMs);

const call = (fields: Partial<Call> = {}): Call => ({
  ...callSchema.parse({
    linkedId: 'c',
    source: 'dialpad',
    direction: 'inbound',
    state: 'ended',
    active: false,
    outcome: 'answered',
    caller: { match: 'unknown' },
    endedAt: ago(1),
    talkMs: 10 * minuteMs,
  }),
  ...fields,
});
const message = { recordingId: 'r', durationMs: 9_000, uploaded: true, text: null };

describe('what is asked for', () => {
  it('is recap and transcript of a talk that is over', () => {
    const wanted = { recap: 'waiting', transcript: 'waiting', voicemail: null };
    expect(wantedParts(call(), now)).toEqual(wanted);
  });

  it('is the text of a message that has none', () => {
    const left = { talkMs: 0, outcome: 'voicemail' as const };
    const wanted = { recap: null, transcript: null, voicemail: 'waiting' };
    expect(wantedParts(call({ ...left, voicemail: message }), now)).toEqual(wanted);
    const written = { ...message, text: 'また電話します' };
    expect(wantedParts(call({ ...left, voicemail: written }), now)).toBeNull();
  });

  it.each<[string, Partial<Call>]>([
    ['goes on', { active: true, endedAt: null }],
    ['nobody answered', { talkMs: 0, outcome: 'missed' }],
    ['is part of another', { mergedInto: 'other' }],
    ['is a test', { isTest: true, source: 'test' }],
    ['another phone system had', { source: 'relay' }],
    ['was among colleagues', { direction: 'internal' }],
    ['has been erased', { erasedAt: now }],
    ['is over for more than a day', { endedAt: ago(24 * 60 + 1) }],
  ])('is nothing of a call that %s', (_, fields) => {
    expect(wantedParts(call(fields), now)).toBeNull();
  });
});

describe('when', () => {
  it('is the length of the talk after its end, three minutes at least, an hour at most', () => {
    const after = (talk: number) =>
      (firstAskAt(call({ endedAt: now, talkMs: talk * minuteMs }), now).getTime() - now.getTime()) /
      minuteMs;
    expect([0.5, 10, 200].map(after)).toEqual([3, 10, 60]);
  });

  it('is later and later, four times in all', () => {
    const waits = Array.from({ length: mostTries }, (_, n) => nextAskAt(n + 1, now));
    expect(waits.map((at) => at && (at.getTime() - now.getTime()) / minuteMs)).toEqual([
      5,
      15,
      60,
      null,
    ]);
  });
});

describe('the leg', () => {
  const leg = (fields: Partial<Leg>) => ({ ...emptyLeg, ...fields });
  const [emptyLeg] = Object.values(callSchema.parse({ ...call(), legs: { 1: {} } }).legs) as [Leg];
  const legs = {
    10: leg({ targetType: 'callcenter', connectedAt: ago(11), talkMs: 600_000 }),
    11: leg({ targetType: 'user' }),
    12: leg({ targetType: 'user', connectedAt: ago(11), talkMs: 600_000 }),
    13: leg({ targetType: 'user', connectedAt: ago(11), talkMs: 5_000 }),
  };

  it('is the operator’s with the talk time, then the group’s that repeats it, then around again', () => {
    const asked = [0, 1, 2, 3].map((tries) => legToAsk(call({ legs }), tries));
    expect(asked).toEqual(['12', '10', '13', '12']);
  });

  it('is the one Dialpad named when it wrote the talk down', () => {
    expect(legToAsk(call({ legs, transcript: { callId: '10', text: null } }), 0)).toBe('10');
  });

  it('is none where Dialpad knows none by its id', () => {
    const odd = { 'x-1f': leg({ connectedAt: ago(11), talkMs: 1 }) };
    expect(legToAsk(call({ legs: odd }), 0)).toBeNull();
  });
});

test('what came of it is final, except while there is a try left', () => {
  expect(stateAfter('found', false)).toBe('ready');
  expect(stateAfter('denied', false)).toBe('denied');
  expect(stateAfter('nothing', false)).toBe('waiting');
  expect(stateAfter('failed', false)).toBe('waiting');
  expect(stateAfter('nothing', true)).toBe('none');
  expect(stateAfter('failed', true)).toBe('failed');
});

describe('a transcript', () => {
  const said = (content: string) => ({ content, name: '鈴木', type: 'transcript', user_id: '2' });

  it('keeps what was said, with the times as UTC’s, and leaves Dialpad’s moments out', () => {
    const kept = keptLines([
      { content: 'price_inquiry', type: 'moment' },
      { ...said('はい。'), time: '2026-12-01T03:00:00.500000' },
      { content: ' ', type: 'transcript' },
      { content: 'どうも', type: 'transcript', name: null, time: 'soon' },
    ]);
    const at = new Date('2026-12-01T03:00:00.500Z');
    expect(kept).toEqual({
      lines: [
        { name: '鈴木', isOurs: true, at, text: 'はい。' },
        { name: '', isOurs: false, at: null, text: 'どうも' },
      ],
      isCut: false,
    });
  });

  it('says when it was cut', () => {
    const long = keptLines([said('あ'.repeat(transcriptCharLimit - 2)), said('い')]);
    expect(long).toMatchObject({ lines: [{ name: '鈴木' }], isCut: true });
    const many = keptLines(Array.from({ length: transcriptLineLimit + 1 }, () => said('う')));
    expect(many.lines).toHaveLength(transcriptLineLimit);
    expect(many.isCut).toBe(true);
  });
});
