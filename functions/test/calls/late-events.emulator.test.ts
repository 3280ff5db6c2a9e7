import { describe, expect, it } from 'vitest';
import { paths } from '../../src/model/paths.ts';
import { deliver, deliverInOrder, freshCustomer, onlyCall, pointersOf } from '../calls.ts';
import { lateNews, sayLate, type LateState } from '../conversation/late-events.ts';
import { eventsOf, routed } from '../conversation/patterns.ts';
import { callOf } from '../conversation/read.ts';
import { openDatabase } from '../database.ts';

const db = openDatabase('demo-calls-late');

const missed = () =>
  routed({
    agents: 1,
    answerer: null,
    talk: { afterMs: 400, talkMs: 1_000, hold: false },
    unanswered: 'both',
    entry: 'call_center',
    groupRings: false,
    menu: true,
  });
const states = Object.keys(lateNews) as LateState[];

describe.each(['the menu', "the call centre's leg", "the agent's leg"])(
  'late events on %s',
  (leg) => {
    const place = ['the menu', "the call centre's leg", "the agent's leg"].indexOf(leg);

    it('land on the call, in whatever order they come', async () => {
      const customerId = freshCustomer('late');
      const conversation = missed();
      const course = eventsOf(conversation);
      for (const [at, state] of states.entries()) {
        sayLate(conversation, { state, leg: place, afterMs: at * 1_000 });
      }
      const late = eventsOf(conversation).slice(course.length);
      await deliverInOrder(db, customerId, course);
      expect(await onlyCall(db, customerId)).toMatchObject({ outcome: 'missed', voicemail: null });
      for (const body of late.toReversed()) await deliver(db, customerId, body);

      const call = await onlyCall(db, customerId);
      const { voicemail, recording, recap, transcript, csatScore, outcome } = callOf(
        ...course,
        ...late,
      );
      expect(call).toMatchObject({ voicemail, recording, recap, transcript, csatScore, outcome });
      expect(call).toMatchObject({ state: 'ended', outcome: 'voicemail' });
      expect(await pointersOf(db, customerId)).toEqual([call.linkedId]);
    });
  },
);

describe('a very long text', () => {
  it('stays in the ledger, and the call document small', async () => {
    const customerId = freshCustomer('long');
    const conversation = missed();
    const leg = conversation.legs[2];
    const long = '長い話。'.repeat(16_000);
    leg?.say(4_000_000, 'recap_summary', { recap_summary: long });
    leg?.say(4_001_000, 'transcription', { transcription_text: long, recap_summary: null });
    await deliverInOrder(db, customerId, eventsOf(conversation));
    const call = await onlyCall(db, customerId);
    const document = await db.doc(paths.call(customerId, call.linkedId)).get();
    expect(Buffer.byteLength(JSON.stringify(document.data()))).toBeLessThan(100_000);
    expect(call.recap?.summary?.startsWith('長い話。')).toBe(true);
    const entries = await db
      .collection(paths.ledger(customerId))
      .where('state', '==', 'recap_summary')
      .get();
    expect(String(entries.docs[0]?.get('raw'))).toContain(long);
  });
});
