import { describe, expect, it } from 'vitest';
import { lateNews, type LateState } from '../../test/conversation/late-events.ts';
import { agent, group, LegScript } from '../../test/conversation/leg-script.ts';
import { callOf } from '../../test/conversation/read.ts';

const missed = () => new LegScript(1, agent(1), 0).ring(60).end(30_000, 0, 'missed');
const late = (state: LateState, leg = missed()) => leg.say(90_000, state, lateNews[state](7));

describe('what comes after a call', () => {
  it.each([
    ['recording', { recording: { items: [{ kind: 'callrecording', durationMs: 24_310 }] } }],
    ['call_transcription', { transcript: { callId: '1', text: null } }],
    ['recap_summary', { recap: { summary: 'Summary of 7', outcome: null, purposes: [] } }],
    ['recap_outcome', { recap: { summary: null, outcome: 'Outcome of 7' } }],
    ['recap_purposes', { recap: { purposes: ['Purpose of 7'] } }],
    ['recap_action_items', { recap: { actionItems: ['Do 7'] } }],
    ['dispositions', { dialpadDisposition: 'Disposition 7', disposition: null }],
    ['csat', { csatScore: '5' }],
    ['transcription', { outcome: 'missed', voicemail: { uploaded: false, text: 'Message of 7' } }],
    ['voicemail_uploaded', { outcome: 'voicemail', voicemail: { uploaded: true, text: null } }],
  ] as const)('lands in the call: %s', (state, expected) => {
    expect(callOf(...late(state).events)).toMatchObject({ state: 'ended', ...expected });
  });

  it('joins the call whichever leg it arrives on', () => {
    const entry = new LegScript(2, group('call_center'), 0).say(100, 'queued').end(31_000);
    const [a, b] = [
      [...missed().events, ...late('recap_summary', entry).events],
      [...entry.events.slice(0, 2), ...late('recap_summary').events],
    ];
    expect(callOf(...a).recap).toEqual(callOf(...b).recap);
  });

  it('combines the parts of a recap, whichever comes first', () => {
    const parts = [
      late('recap_summary'),
      late('recap_purposes'),
      late('recap_action_items'),
      late('recap_outcome'),
    ].flatMap((leg) => leg.events.slice(-1));
    const whole = {
      summary: 'Summary of 7',
      outcome: 'Outcome of 7',
      purposes: ['Purpose of 7'],
      actionItems: ['Do 7'],
    };
    expect(callOf(...parts).recap).toEqual(whole);
    expect(callOf(...parts.toReversed()).recap).toEqual(whole);
  });

  it('is a voicemail only after voicemail_uploaded, never because of a link or the state voicemail', () => {
    const greeted = missed().say(31_000, 'voicemail', {
      voicemail_link: 'https://dialpad.com/secureblob/voicemail/1.mp3',
    });
    expect(callOf(...greeted.events)).toMatchObject({ outcome: 'missed', voicemail: null });
  });

  it('keeps the text and the message of a voicemail whichever comes first', () => {
    const [text, message] = [late('transcription'), late('voicemail_uploaded')].flatMap((leg) =>
      leg.events.slice(-1),
    );
    const both = { uploaded: true, text: 'Message of 7' };
    expect(callOf(text ?? {}, message ?? {}).voicemail).toMatchObject(both);
    expect(callOf(message ?? {}, text ?? {}).voicemail).toMatchObject(both);
  });

  it('has each recording once, and the fuller of two readings', () => {
    const short = { id: '5', duration: 0, recording_type: 'callrecording' };
    const said = (items: unknown[]) =>
      missed().say(90_000, 'recording', { recording_details: items }).events.at(-1) ?? {};
    const full = { ...short, duration: 118_431 };
    const call = callOf(said([full, { ...short, id: '4' }]), said([short]));
    expect(call.recording?.items.map(({ id, durationMs }) => [id, durationMs])).toEqual([
      ['4', 0],
      ['5', 118_431],
    ]);
  });

  it('is never undone by an event that does not mention it', () => {
    const leg = missed().say(60_000, 'dispositions', { labels: ['要折返し'], disposition: 'Done' });
    leg.say(90_000, 'csat', { labels: [], disposition: null, csat_score: '3' });
    expect(callOf(...leg.events)).toMatchObject({
      labels: ['要折返し'],
      dialpadDisposition: 'Done',
      csatScore: '3',
    });
  });
});

describe('the size of a call', () => {
  const long = '長い話。'.repeat(50_000);
  const points = Array.from({ length: 400 }, () => '要点'.repeat(400));

  it('stays under 200 kB whatever its late texts', () => {
    const leg = missed().say(90_000, 'recap_summary', {
      recap_summary: long,
      recap_outcome: long,
      recap_purposes: points,
      recap_action_items: points,
      labels: points,
      transcription_text: long,
    });
    const { recap, labels, voicemail, ...call } = callOf(...leg.events);
    expect(Buffer.byteLength(JSON.stringify({ ...call, recap, labels, voicemail }))).toBeLessThan(
      100_000,
    );
    expect(recap?.summary).toMatch(/^長い話。.*[長い話。]$/u);
    expect(recap?.summary).not.toContain('\ufffd');
    expect([recap?.purposes.length, labels.length, voicemail?.text?.length]).not.toContain(0);
  });

  it('stays under 200 kB when a group rings a hundred telephones', () => {
    const legs = Array.from({ length: 100 }, (_, index) =>
      new LegScript(100 + index, agent(index), 0, { entry_point_call_id: 1 }).ring(60).end(30_000),
    );
    const call = callOf(...legs.flatMap((leg) => leg.events));
    expect(Buffer.byteLength(JSON.stringify(call))).toBeLessThan(200_000);
  });
});
