import type { DialpadEvent } from '../demo/event.ts';

/** What Dialpad knows of its calls, whether or not anybody got the events: each leg by its id. */
export type CallLog = Map<string, DialpadEvent>;

/** Every event carries nearly the whole record: the latest counts. */
export function noteEvent(log: CallLog, event: DialpadEvent): void {
  const id = String(event.call_id);
  const known = log.get(id);
  if (!known || known.event_timestamp <= event.event_timestamp) log.set(id, event);
}

export interface CallFilter {
  /** When the call began, Unix ms: from the first, before the second. */
  started_after?: string;
  started_before?: string;
  target_type?: string;
  target_id?: string;
}

/** The concluded legs, the newest first, as the API tells of them. */
export function concludedCalls(log: CallLog, filter: CallFilter): Record<string, unknown>[] {
  const { started_after: from = '0', started_before: to = 'Infinity' } = filter;
  return [...log.values()]
    .filter((leg) => leg.date_ended !== null)
    .filter(({ date_started: at }) => at !== null && at >= Number(from) && at < Number(to))
    .filter((leg) => isOf(leg, filter))
    .toSorted((a, b) => Number(b.date_started) - Number(a.date_started))
    .map(shownCall);
}

function isOf({ target }: DialpadEvent, { target_type: type, target_id: id }: CallFilter): boolean {
  if (type === undefined) return true;
  const office = type === 'office' && 'office_id' in target ? target.office_id : null;
  return [office, 'id' in target ? target.id : null].some((one) => String(one) === id);
}

const ids = ['call_id', 'entry_point_call_id', 'master_call_id', 'operator_call_id'] as const;
const moments = ['date_started', 'date_rang', 'date_connected', 'date_ended'] as const;
const plain = [
  'direction',
  'external_number',
  'internal_number',
  'duration',
  'total_duration',
  'group_id',
  'is_transferred',
  'labels',
  'was_recorded',
  'transcription_text',
] as const;
const parties = ['contact', 'target', 'entry_point_target', 'proxy_target'] as const;

/**
 * A leg as the API tells of it: numbers of 64 bits as text, no null; no talk time, first ring or queue. Its
 * `event_timestamp` is the time of asking.
 */
export function shownCall(leg: DialpadEvent): Record<string, unknown> {
  const row: Record<string, unknown> = {
    state: leg.date_ended === null ? leg.state : 'hangup',
    event_timestamp: String(Date.now()),
  };
  for (const name of [...ids, ...moments]) if (leg[name] !== null) row[name] = String(leg[name]);
  for (const name of plain) if (leg[name] !== null) row[name] = leg[name];
  for (const name of parties) row[name] = shownParty(leg[name]);
  if (leg.recording_details.length > 0) {
    row['recording_details'] = leg.recording_details.map(({ start_time, ...details }) => ({
      ...details,
      start_time: String(start_time),
    }));
  }
  return row;
}

/** A person or group without their office, which only events name. */
function shownParty(party: DialpadEvent['contact']): Record<string, unknown> {
  if (!('id' in party)) return {};
  const { id, type, email, phone, name } = party;
  return { ...(id === null ? {} : { id: String(id) }), type, email, phone, name };
}
