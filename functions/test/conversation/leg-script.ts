import fc from 'fast-check';
import { blankEvent } from '../../../tools/demo/event.ts';

/** What Dialpad sends: one flat object per event, `state` is the type of the event. */
export interface DialpadBody extends Record<string, unknown> {
  call_id: number;
  state: string;
  event_timestamp: number;
}

export interface Party {
  id: number;
  type: string;
  email: string;
  phone: string;
  name: string;
}

/** When the conversation of a test begins, and the caller in it. */
export const beganAt = 1_787_158_716_000;
export const callerNumber = '+819012345678';
const caller = { id: 6051533200162816, type: 'local', email: '', phone: callerNumber, name: '' };

export const agent = (index: number): Party => ({
  id: 5171365938069000 + index,
  type: 'user',
  email: `agent${index}@example.test`,
  phone: `+815017480${String(100 + index)}`,
  name: `Agent ${index}`,
});
export const group = (type: 'office' | 'department' | 'call_center', index = 0): Party => ({
  id: 4900112233445000 + index,
  type,
  email: '',
  phone: `+815017489${String(100 + index)}`,
  name: `${type} ${index}`,
});

const blank = { ...blankEvent, external_number: callerNumber, contact: caller };

/** An event is stamped a little after the fact, a `hangup` last: the order of the captures. */
const stampLagMs = 80;
const hangupLagMs = 1_500;

/**
 * One leg as Dialpad reports it: every event carries the whole record at its time. Times are milliseconds since {@link
 * beganAt}.
 */
export class LegScript {
  readonly events: DialpadBody[] = [];
  readonly #record: Record<string, unknown>;
  readonly id: number;
  readonly target: Party;

  constructor(id: number, target: Party, startMs: number, more: Record<string, unknown> = {}) {
    this.id = id;
    this.target = target;
    this.#record = {
      ...blank,
      target,
      internal_number: target.phone,
      date_started: beganAt + startMs,
      ...more,
    };
  }

  /** The leg's next event, at a time, with news that stay in the record. */
  say(ms: number, state: string, news: Record<string, unknown> = {}, lagMs = stampLagMs): this {
    Object.assign(this.#record, news);
    this.events.push({
      ...structuredClone(this.#record),
      call_id: this.id,
      state,
      event_timestamp: beganAt + ms + lagMs,
    });
    return this;
  }

  ring(ms: number): this {
    const at = beganAt + ms;
    return this.say(ms, 'ringing', { date_rang: at, date_first_rang: at });
  }

  /** Answered; on a group's leg by the operator's leg named. */
  connect(ms: number, operator?: LegScript): this {
    const news = operator ? { operator_call_id: operator.id } : {};
    return this.say(ms, 'connected', { date_connected: beganAt + ms, ...news });
  }

  end(ms: number, talkMs = 0, state: 'hangup' | 'missed' | 'blocked' = 'hangup'): this {
    return this.say(
      ms,
      state,
      { date_ended: beganAt + ms, talk_time: talkMs, duration: talkMs + 0.204, mos_score: 4.41 },
      hangupLagMs,
    );
  }

  /** How a failed property shows it. */
  [fc.toStringMethod](): string {
    const said = this.events.map((event) => `${event.state}@${event.event_timestamp - beganAt}`);
    return `${this.target.type} ${this.id % 100}: ${said.join(' ')}`;
  }

  /** The last event about where the leg is; the late ones are told from it. */
  get last(): DialpadBody | undefined {
    return this.events.findLast((event) => !lateStates.has(event.state));
  }
}

/** States that bring facts from after the call. */
export const lateStates = new Set([
  'call_transcription',
  'csat',
  'dispositions',
  'recap_action_items',
  'recap_outcome',
  'recap_purposes',
  'recap_summary',
  'recording',
  'transcription',
  'voicemail_uploaded',
]);
