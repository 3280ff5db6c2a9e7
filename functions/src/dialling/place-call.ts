import { command } from '../bridge/command.ts';
import { DialpadRefusal, asNumber, type Dialpad } from '../dialpad/requests.ts';
import { initiateCall, listNumbers, readNumber, type Placing } from '../dialpad/call-api.ts';
import { readState } from '../dialpad/connect.ts';
import { isAlreadyExists } from '../firestore/errors.ts';
import { readDocument } from '../firestore/read-document.ts';
import type { CallableInput, CallableOutputs } from '../model/callables.ts';
import { customDataOf, intentKeptMs } from '../model/calls/call-intent.ts';
import {
  countedCalls,
  dialpadUserSchema,
  systemOfMember,
  waitBeforeCallMs,
} from '../model/calls/dialling.ts';
import { groupSchema } from '../model/group.ts';
import { seesGroup } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import { dialpadUserOf, forgetUser, openInTime, type Ordering } from './order.ts';
import { readWays, requireBridge } from './ways.ts';

/**
 * Has the member's phone call a number, and writes down what they have in mind, so that the call is told apart when it
 * begins. The intent's id makes it once: a repeated request is refused.
 */
export async function placeCall(
  order: Ordering,
  input: CallableInput<'placeCall'>,
): Promise<CallableOutputs['placeCall']> {
  const { db, customerId, member, now } = order;
  const { groupCode = null } = input;
  if (groupCode !== null && !seesGroup(member, groupCode)) {
    throw new Refusal('not-your-group', 'The call would belong to a group of other members.');
  }
  const ways = await readWays(db, customerId, now);
  if (systemOfMember(member, ways) === 'bridge') {
    await placeAtBridge(order, requireBridge(ways), input);
  } else {
    await placeAtDialpad(order, input);
  }
  return { placed: true };
}

/** Rings the member's own phone first, and calls the number once they have taken it. */
async function placeAtBridge(
  order: Ordering,
  bridge: string,
  input: CallableInput<'placeCall'>,
): Promise<void> {
  const [extension] = order.member.extensions ?? [];
  if (extension === undefined) throw new Refusal('no-extension', 'The member has no extension.');
  const { intentId, number, byMs } = input;
  await takeTurn(order, input);
  await command({ ...order, bridge }, { kind: 'call', intentId, extension, number }, byMs);
}

async function placeAtDialpad(order: Ordering, input: CallableInput<'placeCall'>): Promise<void> {
  const { db, customerId, member } = order;
  const { intentId, number, groupCode = null, fromNumber = null } = input;
  const dialpad = await openInTime(order, 'calls', input.byMs);
  const userId = await dialpadUserOf(db, dialpad, member);
  const shown = await callerIdOf(order, dialpad, groupCode, fromNumber);
  await takeTurn(order, input);
  try {
    await initiateCall(dialpad, userId, {
      phone_number: number,
      custom_data: customDataOf(intentId),
      ...shown,
    });
  } catch (error) {
    if (!(error instanceof DialpadRefusal)) throw error;
    if (error.status === 404) await forgetUser(db, customerId, member.uid);
    if ([400, 404, 409].includes(error.status)) {
      throw new Refusal('dialpad-cannot-call', 'Dialpad can’t place the call.');
    }
    throw error;
  }
}

/** Writes the intent and counts the call, or refuses: five a minute are placed for each person, as Dialpad has it. */
async function takeTurn(
  { db, customerId, member, now }: Ordering,
  { intentId, number, contactId, rescueId, groupCode }: CallableInput<'placeCall'>,
): Promise<void> {
  const { uid, email } = member;
  const user = db.doc(paths.dialpadUser(customerId, uid));
  try {
    await db.runTransaction(async (transaction) => {
      const kept = readDocument(dialpadUserSchema, await transaction.get(user));
      const placedAt = countedCalls(kept?.placedAt ?? [], now.getTime());
      if (waitBeforeCallMs(placedAt, now.getTime()) > 0) {
        throw new Refusal('calls-too-often', 'Five calls a minute are placed.');
      }
      transaction.set(user, { placedAt: [...placedAt, now] }, { merge: true });
      transaction.create(db.doc(paths.callIntent(customerId, intentId)), {
        uid,
        email,
        number,
        contactId: contactId ?? null,
        rescueId: rescueId ?? null,
        groupCode: groupCode ?? null,
        createdAt: now,
        expireAt: new Date(now.getTime() + intentKeptMs),
      });
    });
  } catch (error) {
    if (isAlreadyExists(error)) throw new Refusal('too-late', 'This call was placed before.');
    throw error;
  }
}

/**
 * What the called person sees: what the group's setting says, else the line, else Dialpad's choice. A group's number is
 * shown in the group's name.
 */
async function callerIdOf(
  { db, customerId }: Ordering,
  dialpad: Dialpad,
  groupCode: string | null,
  fromNumber: string | null,
): Promise<Partial<Placing>> {
  const group = groupCode === null ? null : await db.doc(paths.group(customerId, groupCode)).get();
  const wanted = readDocument(groupSchema, group ?? undefined)?.callerId ?? null;
  const number = wanted ?? fromNumber;
  if (number === null) return {};
  const known = await readNumber(dialpad, number).catch((error: unknown) => {
    // A key that may call needn't be able to read numbers.
    if (error instanceof DialpadRefusal && error.status === 403) return null;
    throw error;
  });
  const type = groupTypeOf(known?.target_type);
  if (type && known?.target_id) {
    return { outbound_caller_id: number, group_id: asNumber(known.target_id), group_type: type };
  }
  if (known?.status === 'available') return { outbound_caller_id: number };
  // Nobody is to see another number than the one that was set.
  if (wanted !== null) throw new Refusal('caller-id-unknown', 'Dialpad can’t show this number.');
  return {};
}

const groupTypes = ['callcenter', 'department', 'office'] as const;
const groupTypeOf = (type: string | null | undefined) =>
  groupTypes.find((known) => known === type) ?? null;

/** The company's numbers that a group's calls can show: groups' numbers and reserved ones, but nobody's own. */
export async function callerIds(order: Ordering): Promise<CallableOutputs['callerIds']> {
  const dialpad = await openInTime(order, 'calls');
  const [numbers, { account }] = await Promise.all([
    listNumbers(dialpad),
    readState(order.db, order.customerId),
  ]);
  return {
    numbers: numbers.flatMap(({ number, status, target_type: type, target_id: target }) => {
      if (!number || (groupTypeOf(type) === null && status !== 'available')) return [];
      const office = account?.offices.find(({ id }) => type === 'office' && id === target);
      return [{ number, office: office?.name ?? '' }];
    }),
  };
}
