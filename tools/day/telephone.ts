import { setTimeout as pause } from 'node:timers/promises';
import { webhookUrl } from '../demo/constants.ts';
import { blankEvent, type DialpadEvent, type DialpadPerson } from '../demo/event.ts';
import { signedRequest } from '../demo/sign.ts';
import { emailOf, groups, operators, type Who } from './cast.ts';
import type { EventSent } from './log.ts';
import type { CallScript, Day, LegScript, Say } from './script.ts';

const officeId = 5_716_039_329_251_328;
const groupIds = {
  office: officeId,
  department: 4_900_112_233_440_001,
  call_center: 4_900_112_233_440_002,
};
const groupKinds = { office: 'Office', department: 'OfficeGroup', call_center: 'CallCenter' };
/** Retries when the webhook asks for it, as Dialpad does: three times, after 2, 4 and 8 s. */
const retryAfterMs = [2_000, 4_000, 8_000];

/** An event, to be sent now or later. */
export interface Made {
  say: Say;
  event: DialpadEvent;
}

/** The day's phone system: keeps what each leg has reported, and sends it to the webhook. */
export class Telephone {
  readonly #day: Day;
  readonly #customerId: string;
  readonly #secret: string;
  /** By leg: the record so far, since every event carries all of it. */
  readonly #known = new Map<number, DialpadEvent>();
  #lastMs = 0;

  constructor(day: Day, customerId: string, secret: string) {
    this.#day = day;
    this.#customerId = customerId;
    this.#secret = secret;
  }

  /** No two events have the same time, since times order them. */
  #now(): number {
    this.#lastMs = Math.max(Date.now(), this.#lastMs + 1);
    return this.#lastMs;
  }

  make(say: Say): Made {
    const call = this.#day.calls[say.call];
    const leg = call?.legs[say.leg];
    if (!call || !leg) throw new Error(`The script has no leg ${say.call} ${say.leg}.`);
    const at = timeOf(say, this.#now());
    const known = this.#known.get(leg.id) ?? this.#beginning(call, leg, at);
    const by = say.by === undefined ? {} : { operator_call_id: call.legs[say.by]?.id ?? null };
    const event = {
      ...known,
      ...news(say.state, at, known),
      ...by,
      state: say.state,
      event_timestamp: at,
    };
    this.#known.set(leg.id, event);
    return { say, event };
  }

  async send({ say, event }: Made, isRepeated: boolean): Promise<EventSent> {
    const at = Date.now();
    let { status, answer } = await this.#post(event);
    let tries = 1;
    for (const ms of retryAfterMs) {
      if (status < 500) break;
      tries += 1;
      await pause(ms);
      ({ status, answer } = await this.#post(event));
    }
    return {
      kind: 'event',
      at,
      call: say.call,
      leg: say.leg,
      state: say.state,
      eventMs: event.event_timestamp,
      isRepeated,
      body: event,
      status,
      linkedId: answer.linkedId ?? null,
      // A refused event may have been stored anyway, so a retry that succeeds proves nothing.
      isDuplicate: tries > 1 ? isRepeated : answer.duplicate === true,
    };
  }

  async #post(event: DialpadEvent) {
    const request = await signedRequest(event, this.#secret);
    const response = await fetch(webhookUrl(this.#customerId), request);
    const text = await response.text();
    const answer = text.startsWith('{')
      ? (JSON.parse(text) as { linkedId?: string; duplicate?: boolean })
      : {};
    return { status: response.status, answer };
  }

  #beginning(call: CallScript, leg: LegScript, at: number): DialpadEvent {
    const entry = leg.behind === undefined ? undefined : call.legs[leg.behind];
    const target = this.#target(call, leg);
    const entryTarget = entry && withoutOffice(this.#target(call, entry));
    const group = leg.behind === undefined ? leg.target : entry?.target;
    return {
      ...blankEvent,
      call_id: leg.id,
      state: '',
      event_timestamp: at,
      direction: leg.direction,
      date_started: at,
      external_number: this.#otherEnd(call, leg),
      internal_number: ownNumber(call, leg),
      selected_caller_id:
        call.direction === 'outbound' && call.group ? groups[call.group].dialled : null,
      contact: this.#contact(call, leg),
      target,
      entry_point_call_id: entry?.id ?? null,
      entry_point_target: entryTarget ?? {},
      group_id:
        group && 'group' in group ? `${groupKinds[group.group]}:${groupIds[group.group]}` : null,
      master_call_id: leg.root === undefined ? null : (call.legs[leg.root]?.id ?? null),
      is_internal: call.direction === 'internal',
      is_transferred: leg.transferredFrom !== undefined,
      transferred_from: leg.transferredFrom === undefined ? {} : this.#person(leg.transferredFrom),
    };
  }

  #otherEnd(call: CallScript, leg: LegScript): string | null {
    if (leg.colleague !== undefined) return operators[leg.colleague].phone;
    return leg.outside ?? call.caller.sent;
  }

  #contact(call: CallScript, leg: LegScript): DialpadPerson {
    if (leg.colleague !== undefined) return this.#person(leg.colleague);
    const number = leg.outside ?? call.caller.number;
    return {
      id: number === null ? null : 6_051_533_200_162_816,
      type: 'local',
      email: '',
      phone: number ?? '',
      name: number === null ? 'Unknown' : `0${number.slice(3)}`,
    };
  }

  #target(call: CallScript, leg: LegScript): DialpadPerson {
    if ('person' in leg.target) {
      const person = this.#person(leg.target.person);
      return isDialled(call, leg) ? { ...person, phone: dialled(call) } : person;
    }
    return {
      id: groupIds[leg.target.group],
      type: leg.target.group,
      email: '',
      phone: dialled(call),
      name: 'Reception',
      office_id: officeId,
    };
  }

  #person(who: Who): DialpadPerson {
    const { id, name, phone } = operators[who];
    const email = emailOf(who, this.#customerId);
    return { id, type: 'user', email, phone, name, office_id: officeId };
  }
}

const withoutOffice = ({ id, type, email, phone, name }: DialpadPerson): DialpadPerson => ({
  id,
  type,
  email,
  phone,
  name,
});

const dialled = ({ group }: CallScript): string =>
  group === null ? '+815055599000' : groups[group].dialled;

function timeOf({ agoMs, fromMidnightMs }: Say, now: number): number {
  if (fromMidnightMs === undefined) return now - (agoMs ?? 0);
  const inJapan = now - hourMs + 9 * hourMs;
  return inJapan - (inJapan % (24 * hourMs)) - 9 * hourMs + fromMidnightMs;
}
const hourMs = 3_600_000;

/** The operator on an inbound call's first leg has the store's number. */
const isDialled = (call: CallScript, leg: LegScript): boolean =>
  call.direction === 'inbound' && leg.behind === undefined && leg.root === undefined;

function ownNumber(call: CallScript, leg: LegScript): string {
  if ('group' in leg.target || isDialled(call, leg)) return dialled(call);
  if (call.direction === 'outbound') return dialled(call);
  return operators[leg.target.person].phone;
}

/** What an event adds to its leg's record. */
function news(state: string, at: number, known: DialpadEvent): Partial<DialpadEvent> {
  const isGroup = 'type' in known.target && known.target.type !== 'user';
  switch (state) {
    case 'ringing':
      return isGroup ? {} : { date_rang: at, date_first_rang: known.date_first_rang ?? at };
    case 'queued':
      return { date_queued: at };
    case 'connected':
      return { date_connected: known.date_connected ?? at };
    case 'hangup':
    case 'missed':
      return known.date_ended === null ? ending(at, known) : {};
    case 'recap_summary':
      return {
        ...(known.date_ended === null ? ending(at, known) : {}),
        recap_summary: '金曜日の19時に予約を希望。',
      };
    case 'voicemail':
      return { voicemail_link: `https://dialpad.com/secureblob/voicemail/${known.call_id}.mp3` };
    case 'voicemail_uploaded':
      return { was_recorded: true, voicemail_recording_id: known.call_id };
    default:
      return {};
  }
}

/** Talk time counts from the operator's answer; captured durations have fractions. */
function ending(at: number, known: DialpadEvent): Partial<DialpadEvent> {
  const talked = known.date_connected === null ? 0 : at - known.date_connected;
  return {
    date_ended: at,
    talk_time: talked,
    duration: talked === 0 ? 0 : talked + 0.204,
    total_duration: at - (known.date_started ?? at) + 0.371,
    mos_score: 4.41,
  };
}
