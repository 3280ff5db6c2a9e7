import { type Clock, createClock, createLeg, type Leg, type Step } from './leg.ts';
import type { DialpadEvent, DialpadPerson, RelayEvent, SimulatedEvent } from './event.ts';
import { officeId, operatorsOf } from './operators.ts';

export { sign, signJson, signedRequest } from './sign.ts';
export type { DialpadEvent, RelayEvent, SimulatedEvent } from './event.ts';
export type { Step } from './leg.ts';

export interface ScenarioOptions {
  /** The outside caller (of `outbound`: whom we call), E.164. */
  from: string;
  /** The store's number, E.164. */
  to: string;
  /** When the call begins, Unix ms. */
  startedAtMs: number;
  /** Gives each leg its id; see {@link createIds}. */
  ids: () => number;
  /** How long the phone rings before anything happens, ms. */
  ringMs?: number;
  /** How long the conversation lasts, ms. */
  talkMs?: number;
  /** Speed-up factor; default 1. */
  speed?: number;
}

type Build = (call: Call) => Array<Step<SimulatedEvent>>;

/** The input of the builders below. */
interface Call extends Required<ScenarioOptions> {
  operators: [first: DialpadPerson, second: DialpadPerson];
  clock: Clock;
  leg(startMs: number, record: Partial<DialpadEvent>): Leg;
}

/** What each scenario plays, for `--list`. */
export const scenarioNotes = {
  'inbound-answered': 'a direct call, answered and ended',
  'inbound-missed': 'a direct call that nobody answers',
  'ring-all': 'a call to the main line: two phones ring, one answers',
  'department-to-call-center': 'a department routes on to a call centre, an operator answers',
  abandoned: 'the caller leaves the queue before any phone rings',
  outbound: 'an operator calls a customer',
  internal: 'one operator calls another',
  voicemail: 'nobody answers, the caller leaves a message, its text follows',
  withheld: 'the caller hides their number',
  duplicates: 'every event is sent twice',
  'out-of-order': 'the end comes first, the beginning last',
  transfer: 'answered by one operator, handed over to another',
  recorded: 'answered, then the recording and a summary follow',
  relay: 'the envelope form, signed JSON instead of a token',
  'unknown-state': 'an event whose state nobody knows, within an answered call',
} as const;

export type ScenarioName = keyof typeof scenarioNotes;
export const scenarioNames = Object.keys(scenarioNotes) as ScenarioName[];
export const isScenarioName = (word: string): word is ScenarioName => word in scenarioNotes;

/** The events of one call in the order of sending, `afterMs` counted from `startedAtMs`. */
export function scenario(
  name: ScenarioName,
  options: ScenarioOptions,
): Array<Step<SimulatedEvent>> {
  const clock = createClock(options.startedAtMs, options.speed ?? 1);
  return builders[name]({
    ringMs: 4_000,
    talkMs: 8_000,
    speed: 1,
    ...options,
    clock,
    operators: operatorsOf(options.to),
    leg: (startMs, record) => createLeg(options.ids(), clock, startMs, record),
  });
}

/**
 * Ids like Dialpad's: 16 digits, below 2^53. Two sources with different beginnings give different ids.
 * @param beginning any whole number, e.g. the time in ms
 */
export function createIds(beginning: number): () => number {
  // 2 × 10^15 ids from 4.5 × 10^15 on: where all those seen in captures lie.
  let next = 4_500_000_000_000_000 + ((beginning * 1_000) % 2_000_000_000_000_000);
  return () => {
    next += 1;
    return next;
  };
}

const builders: Record<ScenarioName, Build> = {
  'inbound-answered': (call) => answered(call),
  'inbound-missed': (call) => {
    const leg = directLeg(call);
    return [leg.ring(0), missed(leg, call.ringMs), leg.hangUp(call.ringMs + 100)];
  },
  'ring-all': ringAll,
  'department-to-call-center': departmentToCallCenter,
  abandoned: (call) => {
    const queue = groupLeg(call, 'call_center');
    return [queued(queue, call, 300), queue.hangUp(call.ringMs)];
  },
  outbound,
  internal,
  voicemail,
  withheld: (call) =>
    answered({ ...call, from: 'blocked' }, { id: null, name: 'Unknown', phone: '' }),
  duplicates: (call) =>
    answered(call).flatMap(({ afterMs, event }) => [
      { afterMs, event },
      { afterMs: afterMs + call.clock.offset(400), event },
    ]),
  'out-of-order': (call) => {
    const steps = answered(call);
    const last = steps.at(-1)?.afterMs ?? 0;
    return steps
      .toReversed()
      .map(({ event }, index) => ({ afterMs: last + call.clock.offset(index * 700), event }));
  },
  transfer,
  recorded,
  relay,
  'unknown-state': (call) => {
    const leg = directLeg(call);
    const end = call.ringMs + call.talkMs;
    return [
      leg.ring(0),
      leg.connect(call.ringMs),
      leg.say(call.ringMs + 500, 'teleported'),
      leg.hangUp(end),
    ];
  },
};

function answered(call: Call, contact: Partial<DialpadPerson> = {}): Array<Step<DialpadEvent>> {
  const leg = directLeg(call, contact);
  return [leg.ring(0), leg.connect(call.ringMs), leg.hangUp(call.ringMs + call.talkMs)];
}

function ringAll(call: Call): Array<Step<DialpadEvent>> {
  const entry = groupLeg(call, 'office');
  const [first, second] = call.operators;
  const winner = behind(call, entry, first, 300);
  const other = behind(call, entry, second, 443);
  const end = call.ringMs + call.talkMs;
  return [
    entry.say(200, 'ringing'),
    winner.ring(400),
    other.ring(540),
    winner.connect(call.ringMs),
    entry.connect(call.ringMs + 60, winner),
    other.hangUp(call.ringMs + 150),
    winner.hangUp(end),
    entry.hangUp(end + 90),
  ];
}

function departmentToCallCenter(call: Call): Array<Step<DialpadEvent>> {
  const department = groupLeg(call, 'department');
  const center = groupLeg(call, 'call_center', { master_call_id: department.id });
  const agent = behind(call, center, call.operators[0], 1_500);
  const answeredAt = 1_600 + call.ringMs;
  const end = answeredAt + call.talkMs;
  return [
    department.say(100, 'ringing'),
    queued(center, call, 900),
    department.hangUp(1_000, { is_transferred: true, talk_time: 0 }),
    agent.ring(1_600),
    agent.connect(answeredAt),
    center.connect(answeredAt + 60, agent),
    center.hangUp(end),
    agent.hangUp(end + 60),
  ];
}

function outbound(call: Call): Array<Step<DialpadEvent>> {
  const [operator] = call.operators;
  const leg = call.leg(0, {
    direction: 'outbound',
    external_number: call.from,
    internal_number: call.to,
    selected_caller_id: call.to,
    contact: outsider(call),
    target: operator,
  });
  const end = call.ringMs + call.talkMs;
  return [leg.say(0, 'calling'), leg.connect(call.ringMs), leg.hangUp(end)];
}

/** Two legs, the caller's and the colleague's, neither of which names the other. */
function internal(call: Call): Array<Step<DialpadEvent>> {
  const [caller, colleague] = call.operators;
  const between = (own: DialpadPerson, other: DialpadPerson): Partial<DialpadEvent> => ({
    external_number: other.phone,
    internal_number: own.phone,
    contact: other,
    target: own,
    is_internal: true,
  });
  const out = call.leg(0, { ...between(caller, colleague), direction: 'outbound' });
  const into = call.leg(40, between(colleague, caller));
  const end = call.ringMs + call.talkMs;
  return [
    out.say(0, 'calling'),
    into.ring(150),
    into.connect(call.ringMs),
    out.connect(call.ringMs + 40),
    into.hangUp(end),
    out.hangUp(end + 40),
  ];
}

function voicemail(call: Call): Array<Step<DialpadEvent>> {
  const leg = directLeg(call);
  const recordingId = call.ids();
  const link = `https://dialpad.com/secureblob/voicemail/${recordingId}.mp3`;
  const spokenMs = Math.max(call.talkMs, 2_000);
  const end = call.ringMs + 1_000 + spokenMs;
  return [
    leg.ring(0),
    missed(leg, call.ringMs),
    leg.say(call.ringMs + 1_000, 'voicemail', { voicemail_link: link }),
    leg.hangUp(end),
    leg.say(end + 2_000, 'voicemail_uploaded', {
      was_recorded: true,
      voicemail_recording_id: recordingId,
      recording_details: [
        {
          id: String(recordingId),
          url: link,
          duration: call.clock.offset(spokenMs),
          start_time: call.clock.at(call.ringMs + 1_000),
          recording_type: 'voicemail',
        },
      ],
    }),
    leg.say(end + 4_000, 'transcription', {
      transcription_text: 'もしもし、明日の予約の時間を変更したいので、折り返しお電話ください。',
    }),
  ];
}

function transfer(call: Call): Array<Step<DialpadEvent>> {
  const [first, second] = call.operators;
  const before = directLeg(call);
  const handOver = call.ringMs + call.talkMs;
  const after = call.leg(handOver, {
    ...between(call, second),
    master_call_id: before.id,
    is_transferred: true,
    transferred_from: first,
  });
  const taken = handOver + 2_000;
  return [
    before.ring(0),
    before.connect(call.ringMs),
    before.say(handOver - 500, 'hold'),
    after.ring(handOver + 100),
    after.connect(taken),
    before.hangUp(taken + 50, { is_transferred: true }),
    after.hangUp(taken + call.talkMs),
  ];
}

function recorded(call: Call): Array<Step<DialpadEvent>> {
  const leg = directLeg(call);
  const recordingId = call.ids();
  const end = call.ringMs + call.talkMs;
  const url = `https://dialpad.com/blob/adminrecording/${recordingId}.mp3`;
  return [
    leg.ring(0),
    leg.connect(call.ringMs),
    leg.hangUp(end, { was_recorded: true, admin_recording_urls: [url] }),
    leg.say(end + 2_000, 'recording', {
      call_recording_ids: [recordingId],
      recording_url: [url],
      recording_details: [
        {
          id: String(recordingId),
          url,
          duration: call.clock.offset(call.talkMs),
          start_time: call.clock.at(call.ringMs),
          recording_type: 'admincallrecording',
        },
      ],
    }),
    leg.say(end + 4_000, 'recap_summary', {
      recap_summary: '金曜日の19時に90分コースの予約を希望。住所は前回と同じ。',
    }),
  ];
}

function relay(call: Call): Array<Step<RelayEvent>> {
  const [operator] = call.operators;
  const callId = `relay-${call.ids()}`;
  const step = (afterMs: number, type: RelayEvent['event_type']): Step<RelayEvent> => ({
    afterMs: call.clock.offset(afterMs),
    event: {
      event_type: type,
      data: {
        call_id: callId,
        caller_number: call.from,
        callee_number: call.to,
        user_id: String(operator.id),
        user_name: operator.name,
        timestamp: new Date(call.clock.at(afterMs)).toISOString(),
      },
    },
  });
  return [
    step(0, 'call.ringing'),
    step(call.ringMs, 'call.answered'),
    step(call.ringMs + call.talkMs, 'call.ended'),
  ];
}

/** A leg that rings the store's first operator under the number that was dialled. */
function directLeg(call: Call, contact: Partial<DialpadPerson> = {}): Leg {
  return call.leg(0, between(call, call.operators[0], contact));
}

function between(
  call: Call,
  operator: DialpadPerson,
  contact: Partial<DialpadPerson> = {},
): Partial<DialpadEvent> {
  return {
    external_number: call.from,
    internal_number: call.to,
    contact: { ...outsider(call), ...contact },
    target: { ...operator, phone: call.to },
  };
}

/** How Dialpad names the kinds of groups in `group_id`. */
const groupKinds = { office: 'Office', department: 'OfficeGroup', call_center: 'CallCenter' };

/** The leg of the group that was dialled; the operators' legs stand {@link behind} it. */
function groupLeg(
  call: Call,
  type: keyof typeof groupKinds,
  more: Partial<DialpadEvent> = {},
): Leg {
  const group: DialpadPerson = {
    id: type === 'office' ? officeId : 4_900_112_233_445_376,
    type,
    email: '',
    phone: call.to,
    name: type === 'office' ? 'Demo Office' : 'Reception',
    office_id: officeId,
  };
  return call.leg(0, {
    external_number: call.from,
    internal_number: call.to,
    contact: outsider(call),
    target: group,
    group_id: `${groupKinds[type]}:${group.id}`,
    ...more,
  });
}

/** An operator's leg that came out of a group's: it has the operator's own number, and names the group. */
function behind(call: Call, entry: Leg, operator: DialpadPerson, startMs: number): Leg {
  const { target, group_id } = entry.record();
  const { office_id: _, ...entryTarget } = target as DialpadPerson;
  return call.leg(startMs, {
    external_number: call.from,
    internal_number: operator.phone,
    contact: outsider(call),
    target: operator,
    entry_point_call_id: entry.id,
    entry_point_target: entryTarget,
    group_id,
  });
}

function queued(leg: Leg, call: Call, afterMs: number): Step<DialpadEvent> {
  return leg.say(afterMs, 'queued', { date_queued: call.clock.at(afterMs) });
}

function missed(leg: Leg, afterMs: number): Step<DialpadEvent> {
  const { event, ...step } = leg.hangUp(afterMs);
  return { ...step, event: { ...event, state: 'missed' } };
}

/** Dialpad's own caller name: the number. */
function outsider(call: Call): DialpadPerson {
  return {
    id: 6_051_533_200_162_816,
    type: 'local',
    email: '',
    phone: call.from,
    name: call.from.replace(/^\+81/, '0'),
  };
}
