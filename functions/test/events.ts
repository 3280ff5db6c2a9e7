/** Dialpad's call event with the fields that these tests care about; invented people and numbers. */
export interface EventFields {
  call_id: unknown;
  state: unknown;
  event_timestamp: unknown;
  [field: string]: unknown;
}

let lastCallId = 5_600_000_000_000_000 + (Date.now() % 1e9) * 1_000;

/** An id no other call of this run has. */
export const freshCallId = (): number => (lastCallId += 1);

/** An inbound call that rings at one operator's telephone. */
export function ringing(fields: Record<string, unknown> = {}): EventFields {
  const at = Date.now() - 1_000;
  return {
    call_id: freshCallId(),
    state: 'ringing',
    event_timestamp: at,
    direction: 'inbound',
    external_number: '+819012345678',
    internal_number: '+815017481234',
    date_started: at,
    date_rang: at,
    date_connected: null,
    date_ended: null,
    talk_time: 0,
    contact: { id: 6051533200162816, type: 'local', email: '', phone: '', name: '' },
    target: { id: 5171365938069504, type: 'user', email: 'ana@example.test', name: '受付 花' },
    entry_point_call_id: null,
    master_call_id: null,
    operator_call_id: null,
    ...fields,
  };
}

/** A later event of the same leg. */
export function followUp(before: EventFields, state: string, fields: object = {}): EventFields {
  const at = Number(before.event_timestamp) + 5_000;
  const times =
    state === 'connected' ? { date_connected: at } : state === 'hangup' ? { date_ended: at } : {};
  return { ...before, state, event_timestamp: at, ...times, ...fields };
}
