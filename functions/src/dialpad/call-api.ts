import * as z from 'zod/mini';
import { ask, asNumber, type Dialpad, askIfThere, id, list, v2 } from './requests.ts';

/** The part of Dialpad's API that acts on calls and numbers while somebody waits for it. */

const userSchema = z.object({
  id,
  emails: z.nullish(z.array(z.string())),
  group_details: z.nullish(z.array(z.object({ group_type: z.nullish(z.string()) }))),
});
export type DialpadPerson = z.infer<typeof userSchema>;

/** Everybody who can be called at Dialpad; with an address, whoever has it. */
export const listUsers = (dialpad: Dialpad, email?: string) =>
  list(dialpad, `${v2}/users`, userSchema, {
    state: 'active',
    ...(email === undefined ? {} : { email }),
  });

const placeSchema = z.object({ id, name: z.nullish(z.string()) });
export const listDepartments = (dialpad: Dialpad) =>
  list(dialpad, `${v2}/departments`, placeSchema);
export const listCallCenters = (dialpad: Dialpad) =>
  list(dialpad, `${v2}/callcenters`, placeSchema);

const numberSchema = z.object({
  number: z.nullish(z.string()),
  status: z.nullish(z.string()),
  target_type: z.nullish(z.string()),
  target_id: z.nullish(id),
});
export type DialpadNumber = z.infer<typeof numberSchema>;

export const listNumbers = (dialpad: Dialpad) => list(dialpad, `${v2}/numbers`, numberSchema);

/** Null = it's none of the company's. */
export const readNumber = (dialpad: Dialpad, number: string): Promise<DialpadNumber | null> =>
  askIfThere(dialpad, `${v2}/numbers/${encodeURIComponent(number)}`, numberSchema);

/** What a call is placed with. */
export interface Placing {
  phone_number: string;
  custom_data: string;
  outbound_caller_id?: string;
  group_id?: number;
  group_type?: 'callcenter' | 'department' | 'office';
}

/** Has the person's Dialpad app call a number. Five a minute and person; the answer doesn't say which call it is. */
export const initiateCall = (dialpad: Dialpad, userId: string, placing: Placing) =>
  ask(
    dialpad,
    'POST',
    `${v2}/users/${encodeURIComponent(userId)}/initiate_call`,
    z.unknown(),
    placing,
  );

const pathOf = (callId: string) => `${v2}/call/${encodeURIComponent(callId)}`;

/** Its end is told by an event. */
export const endCall = (dialpad: Dialpad, callId: string) =>
  ask(dialpad, 'PUT', `${pathOf(callId)}/actions/hangup`, z.unknown());

export type DestinationType = 'user' | 'department' | 'callcenter' | 'office';

export const passOn = (
  dialpad: Dialpad,
  callId: string,
  { type, targetId }: { type: DestinationType; targetId: string },
) =>
  ask(dialpad, 'POST', `${pathOf(callId)}/transfer`, z.unknown(), {
    to: { target_type: type, target_id: asNumber(targetId) },
  });

/** For the whole company; repeating it changes nothing. */
export const block = (dialpad: Dialpad, number: string) =>
  ask(dialpad, 'POST', `${v2}/blockednumbers/add`, z.unknown(), { numbers: [number] });
export const unblock = (dialpad: Dialpad, number: string) =>
  ask(dialpad, 'POST', `${v2}/blockednumbers/remove`, z.unknown(), { numbers: [number] });
