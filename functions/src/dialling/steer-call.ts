import { command } from '../bridge/command.ts';
import { DialpadRefusal } from '../dialpad/requests.ts';
import * as api from '../dialpad/call-api.ts';
import { readState } from '../dialpad/connect.ts';
import { readDocument } from '../firestore/read-document.ts';
import type { CallableInput, CallableOutputs } from '../model/callables.ts';
import { callSchema } from '../model/calls/call.ts';
import { maySteer, systemOfCall, talkingLeg } from '../model/calls/dialling.ts';
import { memberSchema, type Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import { dialpadUserOf, openInTime, type Ordering } from './order.ts';
import { readWays, requireBridge } from './ways.ts';

/** As many members as the console lists. */
const memberLimit = 1000;

/** Ends a call for the person who talks on it; its end is told by the phone system's event. */
export async function hangUp(
  order: Ordering,
  input: CallableInput<'hangUp'>,
): Promise<CallableOutputs['hangUp']> {
  const bridge = await requireLeg(order, input);
  if (bridge !== null) {
    await command({ ...order, bridge }, { kind: 'hang-up', leg: input.callId }, input.byMs);
  } else {
    const dialpad = await openInTime(order, 'calls', input.byMs);
    await unlessOver(api.endCall(dialpad, input.callId));
  }
  return { ended: true };
}

/** Passes a call on to a colleague or a group, who can take it or not. */
export async function transferCall(
  order: Ordering,
  input: CallableInput<'transferCall'>,
): Promise<CallableOutputs['transferCall']> {
  const { callId, to, how, byMs } = input;
  const bridge = await requireLeg(order, input);
  if (bridge !== null) {
    const [extension] = (await colleague(order, to)).extensions ?? [];
    if (extension === undefined) throw new Refusal('no-extension', 'They have no extension.');
    const action = { kind: 'transfer', leg: callId, to: extension, how } as const;
    await command({ ...order, bridge }, action, byMs);
    return { transferred: true };
  }
  const dialpad = await openInTime(order, 'calls', byMs);
  if (to.type === 'member') {
    const targetId = await dialpadUserOf(order.db, dialpad, await colleague(order, to));
    await unlessOver(api.passOn(dialpad, callId, { type: 'user', targetId }));
  } else {
    await unlessOver(api.passOn(dialpad, callId, { type: to.type, targetId: to.id }));
  }
  return { transferred: true };
}

/** Parks whoever the member talks to, so that any phone can take them back. */
export async function parkCall(
  order: Ordering,
  input: CallableInput<'parkCall'>,
): Promise<CallableOutputs['parkCall']> {
  const bridge = await requireLeg(order, input);
  if (bridge === null) throw new Refusal('bridge-away', 'Only a bridge can park calls.');
  return {
    space: await command({ ...order, bridge }, { kind: 'park', leg: input.callId }, input.byMs),
  };
}

async function colleague(
  { db, customerId }: Ordering,
  { type, id }: CallableInput<'transferCall'>['to'],
): Promise<Member> {
  const found =
    type === 'member'
      ? readDocument(memberSchema, await db.doc(paths.member(customerId, id)).get())
      : null;
  if (!found?.active) throw new Refusal('member-unknown', 'There is no such member.');
  return found;
}

/** Who a call can be transferred to: colleagues whom its phone system knows and, at Dialpad, its groups. */
export async function transferTargets(
  order: Ordering,
  { linkedId }: CallableInput<'transferTargets'>,
): Promise<CallableOutputs['transferTargets']> {
  const { db, customerId, member, now } = order;
  const [call, ways] = await Promise.all([
    db.doc(paths.call(customerId, linkedId)).get(),
    readWays(db, customerId, now),
  ]);
  const known = readDocument(callSchema, call);
  if (known && systemOfCall(known, ways) === 'bridge') {
    const colleagues = await membersWhere(order, ({ extensions = [] }) => extensions.length > 0);
    return { targets: colleagues.filter(({ id }) => id !== member.uid) };
  }
  return targetsAtDialpad(order);
}

/** Colleagues with a user at Dialpad, and Dialpad's groups. */
async function targetsAtDialpad(order: Ordering): Promise<CallableOutputs['transferTargets']> {
  const { db, customerId, member } = order;
  const dialpad = await openInTime(order, 'calls');
  const [users, departments, callCenters, { account }] = await Promise.all([
    api.listUsers(dialpad),
    api.listDepartments(dialpad).catch(ifForbidden),
    api.listCallCenters(dialpad).catch(ifForbidden),
    readState(db, customerId),
  ]);
  const addresses = new Set(
    users.flatMap(({ emails }) => (emails ?? []).map((email) => email.toLowerCase())),
  );
  const colleagues = await membersWhere(
    order,
    ({ uid, email }) => addresses.has(email.toLowerCase()) && uid !== member.uid,
  );
  const places = [
    ...departments.map((place) => ({ ...place, type: 'department' as const })),
    ...callCenters.map((place) => ({ ...place, type: 'callcenter' as const })),
    ...(account?.offices ?? []).map((place) => ({ ...place, type: 'office' as const })),
  ].map(({ type, id, name }) => ({ type, id, name: name ?? id }));
  return { targets: [...colleagues, ...places] };
}

/** Active members as targets, by name. */
async function membersWhere(
  { db, customerId }: Ordering,
  isMeant: (member: Member) => boolean,
): Promise<CallableOutputs['transferTargets']['targets']> {
  const members = db.collection(paths.members(customerId)).where('active', '==', true);
  const { docs } = await members.limit(memberLimit).get();
  return docs
    .flatMap((document) => {
      const found = readDocument(memberSchema, document);
      return found && isMeant(found)
        ? [{ type: 'member' as const, id: found.uid, name: found.name || found.email }]
        : [];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'ja'));
}

/** A key that may transfer needn't be able to list groups. */
function ifForbidden(error: unknown): [] {
  if (error instanceof DialpadRefusal && [401, 403].includes(error.status)) return [];
  throw error;
}

/**
 * Refuses unless the call's operator talks on this leg now, and it's the member or an admin who asks.
 *
 * @returns the bridge to the call's phone system; null = it's Dialpad's
 */
async function requireLeg(
  { db, customerId, member, now }: Ordering,
  { linkedId, callId }: { linkedId: string; callId: string },
): Promise<string | null> {
  const call = readDocument(callSchema, await db.doc(paths.call(customerId, linkedId)).get());
  if (!call) throw new Refusal('call-unknown', 'There is no such call.');
  if (!maySteer(call, member)) throw new Refusal('not-your-call', 'Somebody else is talking.');
  if (talkingLeg(call) !== callId) throw over();
  if (call.source === 'dialpad') return null;
  return requireBridge(await readWays(db, customerId, now));
}

/** For Dialpad, a call that is over isn't there any more, or can't be changed. */
async function unlessOver(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    const isOver = error instanceof DialpadRefusal && [404, 409, 410].includes(error.status);
    throw isOver ? over() : error;
  }
}

const over = () => new Refusal('call-over', 'The call is over, or somebody else has it.');
