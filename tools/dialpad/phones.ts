import { createClock, createLeg, type Leg, type Step } from '../demo/leg.ts';
import type { DialpadEvent, DialpadPerson } from '../demo/event.ts';
import { type Company, found, newId } from './company.ts';
import { type CompanyNumber, numbersOf, type User, usersOf } from './directory.ts';
import { type Asked, Refused } from './page.ts';

/** What the company's phones do when they're told to: each operation has its events follow. */
export const phoneOperations: Record<
  string,
  (company: Company, asked: Asked) => Record<string, unknown>
> = {
  'users.initiate_call': (company, { path, body }) => {
    const user = found(usersOf(company).find(({ id }) => id === path['id']));
    const { phone_number: number, outbound_caller_id: shown = null, custom_data: data } = body;
    if (typeof number !== 'string' || !/^\+\d{7,15}$/.test(number)) {
      throw new Refused(400, 'phone_number is no E.164 number.');
    }
    if (!mayShow(company, user, body)) throw new Refused(400, 'Unknown outbound_caller_id.');
    const ours = typeof shown === 'string' && shown !== 'blocked' ? shown : (user.number ?? null);
    const leg = newLeg({
      direction: 'outbound',
      external_number: number,
      internal_number: ours,
      selected_caller_id: typeof shown === 'string' ? shown : null,
      contact: { id: null, type: 'local', email: '', phone: number, name: number },
      target: personOf(user),
      ...(typeof data === 'string' ? { custom_data: data } : {}),
    });
    play(company, [leg.say(0, 'calling'), ...answered(company, leg)]);
    const date = '2026-01-01T00:00:00';
    const device = { id: `${user.id}-native`, type: 'native', display_name: 'native' };
    const dates = { date_created: date, date_registered: date, date_updated: date };
    return { device: { ...device, ...dates, user_id: user.id } };
  },

  'call.actions.hangup': (company, { path }) => {
    const event = openLeg(company, path['id']);
    play(company, [ended(event)]);
    const entry = company.log.get(String(event.entry_point_call_id));
    if (entry?.date_ended === null) play(company, [ended(entry)]);
    return {};
  },

  'call.transfer_call': (company, { path, body }) => {
    const before = openLeg(company, path['id']);
    const target = destination(company, body['to'] as Record<string, unknown>);
    const after = newLeg({
      external_number: before.external_number,
      internal_number: before.internal_number,
      contact: before.contact,
      entry_point_call_id: before.entry_point_call_id,
      entry_point_target: before.entry_point_target,
      group_id: before.group_id,
      target,
      master_call_id: before.call_id,
      is_transferred: true,
      transferred_from: before.target,
    });
    const arrives = target.type === 'user' ? after.ring(0) : after.say(0, 'queued');
    const answers = target.type === 'user' ? answered(company, after) : [];
    play(company, [arrives, ended(before, { is_transferred: true }), ...answers]);
    return { call_id: String(after.id), transferred_to_number: target.phone };
  },
};

const newLeg = (record: Partial<DialpadEvent>): Leg =>
  createLeg(Number(newId()), createClock(Date.now(), 1), 0, record);

const answered = ({ answerMs }: Company, leg: Leg): Step<DialpadEvent>[] =>
  answerMs === null ? [] : [leg.connect(answerMs)];

/** Sends events when they happen, unless the leg has ended meanwhile. */
function play(company: Company, steps: readonly Step<DialpadEvent>[]): void {
  for (const { afterMs, event } of steps) {
    if (afterMs === 0) {
      company.send(event);
      continue;
    }
    setTimeout(() => {
      if (company.log.get(String(event.call_id))?.date_ended === null) company.send(event);
    }, afterMs).unref();
  }
}

function openLeg({ log }: Company, id: string | undefined): DialpadEvent {
  const event = found(log.get(id ?? ''));
  if (event.date_ended !== null) throw new Refused(404, 'The call is over.');
  return event;
}

function ended(event: DialpadEvent, news: Partial<DialpadEvent> = {}): Step<DialpadEvent> {
  const now = Date.now();
  const talked = event.date_connected === null ? 0 : now - event.date_connected;
  // Stamped after whatever the leg has said: events are stamped a little later than they happen.
  const stamp = Math.max(now, event.event_timestamp + 1);
  const times = { date_ended: now, talk_time: talked, duration: talked, event_timestamp: stamp };
  return { afterMs: 0, event: { ...event, ...times, ...news, state: 'hangup' } };
}

const personOf = ({ id, email, name, number, officeId }: User): DialpadPerson => ({
  id: Number(id),
  type: 'user',
  email,
  phone: number ?? '',
  name,
  office_id: Number(officeId),
});

function destination(company: Company, to: Record<string, unknown>): DialpadPerson {
  const { target_type: type, target_id: id } = to;
  if (type === 'user') {
    return personOf(found(usersOf(company).find((user) => user.id === String(id))));
  }
  const places = { department: company.departments, callcenter: company.callCenters };
  const all = type === 'department' || type === 'callcenter' ? places[type] : company.offices;
  const { name } = found(all.find((place) => place.id === String(id)));
  const kind = type === 'callcenter' ? 'call_center' : String(type);
  return { id: Number(id), type: kind, email: '', phone: '', name };
}

/** A user's own number, one of the group that was named, or one that is nobody's. */
function mayShow(company: Company, user: User, body: Record<string, unknown>): boolean {
  const { outbound_caller_id: shown = null, group_id: groupId, group_type: groupType } = body;
  if (shown === null || shown === 'blocked' || shown === user.number) return true;
  const number = numbersOf(company).find((one) => one.number === shown);
  return number !== undefined && (number.target === null || isOf(number, groupType, groupId));
}

const isOf = ({ target }: CompanyNumber, type: unknown, id: unknown): boolean =>
  target?.type === type && target?.id === String(id);
