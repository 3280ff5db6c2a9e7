import { DialpadRefusal } from '../dialpad/requests.ts';
import * as api from '../dialpad/call-api.ts';
import { readState } from '../dialpad/connect.ts';
import { readDocument } from '../firestore/read-document.ts';
import type { CallableInput, CallableOutputs } from '../model/callables.ts';
import { callSchema } from '../model/calls/call.ts';
import { maySteer, talkingLeg } from '../model/calls/dialling.ts';
import { memberSchema } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import { dialpadUserOf, openInTime, type Ordering } from './order.ts';

/** As many members as the console lists. */
const memberLimit = 1000;

/** Ends a call for the person who talks on it; its end is told by Dialpad's event. */
export async function hangUp(
  order: Ordering,
  input: CallableInput<'hangUp'>,
): Promise<CallableOutputs['hangUp']> {
  const dialpad = await openInTime(order, 'calls', input.byMs);
  await requireLeg(order, input);
  await unlessOver(api.endCall(dialpad, input.callId));
  return { ended: true };
}

/** Passes a call on to a colleague or a group, who can take it or not. */
export async function transferCall(
  order: Ordering,
  input: CallableInput<'transferCall'>,
): Promise<CallableOutputs['transferCall']> {
  const { db, customerId } = order;
  const { callId, to } = input;
  const dialpad = await openInTime(order, 'calls', input.byMs);
  await requireLeg(order, input);
  if (to.type === 'member') {
    const member = readDocument(memberSchema, await db.doc(paths.member(customerId, to.id)).get());
    if (!member?.active) throw new Refusal('member-unknown', 'There is no such member.');
    const targetId = await dialpadUserOf(db, dialpad, member);
    await unlessOver(api.passOn(dialpad, callId, { type: 'user', targetId }));
  } else {
    await unlessOver(api.passOn(dialpad, callId, { type: to.type, targetId: to.id }));
  }
  return { transferred: true };
}

/** Colleagues with a user at Dialpad, and Dialpad's groups. */
export async function transferTargets(
  order: Ordering,
): Promise<CallableOutputs['transferTargets']> {
  const { db, customerId, member } = order;
  const dialpad = await openInTime(order, 'calls');
  const [users, members, departments, callCenters, { account }] = await Promise.all([
    api.listUsers(dialpad),
    db.collection(paths.members(customerId)).where('active', '==', true).limit(memberLimit).get(),
    api.listDepartments(dialpad).catch(ifForbidden),
    api.listCallCenters(dialpad).catch(ifForbidden),
    readState(db, customerId),
  ]);
  const addresses = new Set(
    users.flatMap(({ emails }) => (emails ?? []).map((email) => email.toLowerCase())),
  );
  const colleagues = members.docs.flatMap((document) => {
    const colleague = readDocument(memberSchema, document);
    const isThere = colleague !== null && addresses.has(colleague.email.toLowerCase());
    return isThere && colleague.uid !== member.uid
      ? [{ type: 'member' as const, id: colleague.uid, name: colleague.name || colleague.email }]
      : [];
  });
  const places = [
    ...departments.map((place) => ({ ...place, type: 'department' as const })),
    ...callCenters.map((place) => ({ ...place, type: 'callcenter' as const })),
    ...(account?.offices ?? []).map((place) => ({ ...place, type: 'office' as const })),
  ].map(({ type, id, name }) => ({ type, id, name: name ?? id }));
  return {
    targets: [...colleagues.toSorted((a, b) => a.name.localeCompare(b.name, 'ja')), ...places],
  };
}

/** A key that may transfer needn't be able to list groups. */
function ifForbidden(error: unknown): [] {
  if (error instanceof DialpadRefusal && [401, 403].includes(error.status)) return [];
  throw error;
}

/** Refuses unless the call's operator talks on this leg now, and it's the member or an admin who asks. */
async function requireLeg(
  { db, customerId, member }: Ordering,
  { linkedId, callId }: { linkedId: string; callId: string },
): Promise<void> {
  const call = readDocument(callSchema, await db.doc(paths.call(customerId, linkedId)).get());
  if (!call) throw new Refusal('call-unknown', 'There is no such call.');
  if (!maySteer(call, member)) throw new Refusal('not-your-call', 'Somebody else is talking.');
  if (talkingLeg(call) !== callId) throw over();
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
