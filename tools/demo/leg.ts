import { blankEvent, type DialpadEvent } from './event.ts';

/** How much later than the fact Dialpad's event is stamped, ms (180 in the captures' neighbourhood). */
const stampDelayMs = 120;

/** One event and when it is sent, counted from the start of its scenario. */
export interface Step<Event> {
  afterMs: number;
  event: Event;
}

/** One Dialpad leg: remembers what its events have said, because every event carries the whole record. */
export interface Leg {
  id: number;
  /** What the leg's events have said up to now. */
  record(): Readonly<typeof blankEvent>;
  /** The leg's next event, `afterMs` after the start of the scenario. */
  say(afterMs: number, state: string, news?: Partial<DialpadEvent>): Step<DialpadEvent>;
  ring(afterMs: number): Step<DialpadEvent>;
  /** Answered. On a group's leg name the leg of the operator who took it. */
  connect(afterMs: number, operator?: Leg): Step<DialpadEvent>;
  hangUp(afterMs: number, news?: Partial<DialpadEvent>): Step<DialpadEvent>;
}

/** When things happen in a scenario: offsets are in real time, and may be played faster. */
export interface Clock {
  /** Milliseconds from the scenario's start until it is sent. */
  offset(afterMs: number): number;
  /** Unix ms. */
  at(afterMs: number): number;
}

export function createClock(startedAtMs: number, speed: number): Clock {
  const offset = (afterMs: number): number => Math.round(afterMs / speed);
  return { offset, at: (afterMs) => startedAtMs + offset(afterMs) };
}

export function createLeg(
  id: number,
  clock: Clock,
  startMs: number,
  record: Partial<DialpadEvent>,
): Leg {
  let known: typeof blankEvent = {
    ...blankEvent,
    ...record,
    date_started: clock.at(startMs),
  };
  const leg: Leg = {
    id,
    record: () => known,
    say(afterMs, state, news = {}) {
      known = { ...known, ...news };
      const event_timestamp = clock.at(afterMs) + stampDelayMs;
      return {
        afterMs: clock.offset(afterMs),
        event: { ...known, call_id: id, state, event_timestamp },
      };
    },
    ring(afterMs) {
      const at = clock.at(afterMs);
      return leg.say(afterMs, 'ringing', { date_rang: at, date_first_rang: at });
    },
    connect(afterMs, operator) {
      return leg.say(afterMs, 'connected', {
        date_connected: clock.at(afterMs),
        ...(operator === undefined ? {} : { operator_call_id: operator.id }),
      });
    },
    hangUp(afterMs, news = {}) {
      return leg.say(afterMs, 'hangup', { ...ending(clock.at(afterMs)), ...news });
    },
  };
  /** Talk time is the operator's; a leg that nobody answered has none. */
  function ending(endedAt: number): Partial<DialpadEvent> {
    const talked = known.date_connected === null ? 0 : endedAt - known.date_connected;
    return {
      date_ended: endedAt,
      talk_time: talked,
      // The captures have durations with a fraction.
      duration: talked === 0 ? 0 : talked + 0.204,
      total_duration: endedAt - (known.date_started ?? endedAt) + 0.371,
      mos_score: 4.41,
    };
  }
  return leg;
}
