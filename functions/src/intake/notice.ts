import { toE164 } from '../model/text/phone.ts';
import { cleanLine, isPlausible, readId, readMoment } from './dialpad-event.ts';
import { isObject } from './json.ts';
import { isRelay } from './relay-event.ts';

/**
 * What Dialpad sends besides calls, to the same address: told apart by its shape, as no field names its type. Neither has
 * a `call_id`.
 */
export type Notice =
  | {
      kind: 'agent-status';
      person: { email: string; id: string };
      /** `on_duty_status`, as Dialpad spells it. */
      duty: string;
      /** What they gave as the reason, such as a break; '' = none. */
      reason: string;
      /** When it changed, never later than it arrived. */
      at: Date;
    }
  | {
      kind: 'contact';
      /** Dialpad's own contact is gone; ours has nothing to do with that. */
      isDeleted: boolean;
      name: string;
      /** E.164, each once. */
      phones: string[];
    };

/** Longest reason that is kept, characters. */
const reasonLimit = 100;
/** More numbers than any contact has: the rest isn't looked at. */
const phonesLimit = 10;

/** The notice in a verified body; null = it's something else, most likely a call event. */
export function readNotice(body: unknown, receivedAt: Date): Notice | null {
  if (!isObject(body) || isRelay(body) || readId(body['call_id']) !== null) return null;
  return readAgentStatus(body, receivedAt) ?? readContact(body);
}

function readAgentStatus(body: Record<string, unknown>, receivedAt: Date): Notice | null {
  const { on_duty_status: duty, target } = body;
  if (typeof duty !== 'string' || !isObject(target)) return null;
  const person = { email: cleanLine(target['email']), id: readId(target['id']) ?? '' };
  if (person.email === '' && person.id === '') return null;
  const told = [body['date'], body['event_timestamp']]
    .map(readMoment)
    .find((moment) => moment && isPlausible(moment, receivedAt));
  return {
    kind: 'agent-status',
    person,
    duty: cleanLine(duty).toLowerCase(),
    reason: cleanLine(body['on_duty_status_reason']).slice(0, reasonLimit).toWellFormed(),
    at: told && told < receivedAt ? told : receivedAt,
  };
}

function readContact(body: Record<string, unknown>): Notice | null {
  const { event, contact } = body;
  const isEvent = event === 'Created' || event === 'Updated' || event === 'Deleted';
  // Somebody's own address book is theirs.
  if (!isEvent || !isObject(contact) || contact['type'] !== 'shared') return null;
  const { display_name, first_name, last_name, phones, primary_phone } = contact;
  const numbers = [primary_phone, ...(Array.isArray(phones) ? (phones as unknown[]) : [])]
    .slice(0, phonesLimit)
    .flatMap((phone) => (typeof phone === 'string' ? (toE164(phone) ?? []) : []));
  return {
    kind: 'contact',
    isDeleted: event === 'Deleted',
    name: cleanLine(display_name) || cleanLine(`${text(first_name)} ${text(last_name)}`),
    phones: [...new Set(numbers)],
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
