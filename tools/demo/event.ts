/** One Dialpad event, with the key set of the newest capture (all keys, null or empty when unknown). */
export interface DialpadEvent {
  date_started: number | null;
  call_id: number;
  state: string;
  direction: 'inbound' | 'outbound';
  external_number: string | null;
  internal_number: string | null;
  selected_caller_id: string | null;
  date_rang: number | null;
  date_first_rang: number | null;
  date_queued: number | null;
  target_availability_status: string | null;
  callback_requested: boolean | null;
  date_connected: number | null;
  date_ended: number | null;
  talk_time: number;
  hold_time: number;
  duration: number;
  total_duration: number;
  contact: DialpadPerson | Record<string, never>;
  target: DialpadPerson | Record<string, never>;
  entry_point_call_id: number | null;
  entry_point_target: DialpadPerson | Record<string, never>;
  operator_call_id: number | null;
  proxy_target: DialpadPerson | Record<string, never>;
  group_id: string | null;
  master_call_id: number | null;
  is_internal: boolean;
  is_transferred: boolean;
  transferred_from: DialpadPerson | Record<string, never>;
  csat_score: string | null;
  routing_breadcrumbs: unknown[];
  event_timestamp: number;
  mos_score: number | null;
  labels: string[];
  was_recorded: boolean;
  voicemail_link: string | null;
  voicemail_recording_id: number | null;
  call_recording_ids: number[];
  transcription_text: string | null;
  recording_details: RecordingDetail[];
  integrations: Record<string, unknown>;
  admin_recording_urls?: string[];
  recording_url?: string[];
  recap_summary?: string;
  custom_data?: string;
}

export interface DialpadPerson {
  id: number | null;
  type: string;
  email: string;
  phone: string;
  name: string;
  office_id?: number;
}

export interface RecordingDetail {
  id: string;
  url: string;
  /** Milliseconds. */
  duration: number;
  start_time: number;
  recording_type: 'admincallrecording' | 'callrecording' | 'voicemail';
}

/** The envelope that relays and other telephone systems send (contract section 3). */
export interface RelayEvent {
  event_type: 'call.ringing' | 'call.answered' | 'call.ended';
  data: {
    call_id: string;
    caller_number: string;
    callee_number: string;
    user_id: string;
    user_name: string;
    /** ISO 8601. */
    timestamp: string;
  };
}

export type SimulatedEvent = DialpadEvent | RelayEvent;

export const isRelayEvent = (event: SimulatedEvent): event is RelayEvent => 'event_type' in event;

/** An event that says nothing yet: what a leg's events are filled from. */
export const blankEvent: Omit<DialpadEvent, 'call_id' | 'state' | 'event_timestamp'> = {
  date_started: null,
  direction: 'inbound',
  external_number: null,
  internal_number: null,
  selected_caller_id: null,
  date_rang: null,
  date_first_rang: null,
  date_queued: null,
  target_availability_status: 'open',
  callback_requested: null,
  date_connected: null,
  date_ended: null,
  talk_time: 0,
  hold_time: 0,
  duration: 0,
  total_duration: 0,
  contact: {},
  target: {},
  entry_point_call_id: null,
  entry_point_target: {},
  operator_call_id: null,
  proxy_target: {},
  group_id: null,
  master_call_id: null,
  is_internal: false,
  is_transferred: false,
  transferred_from: {},
  csat_score: null,
  routing_breadcrumbs: [],
  mos_score: null,
  labels: [],
  was_recorded: false,
  voicemail_link: null,
  voicemail_recording_id: null,
  call_recording_ids: [],
  transcription_text: null,
  recording_details: [],
  integrations: {},
};
