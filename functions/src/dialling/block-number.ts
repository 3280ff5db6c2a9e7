import { audit } from '../audit/audit.ts';
import * as api from '../dialpad/call-api.ts';
import type { CallableInput, CallableOutputs } from '../model/callables.ts';
import { blockedLimit, type BlockedNumber } from '../model/calls/dialling.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import { openInTime, type Ordering } from './order.ts';

/**
 * Has Dialpad refuse a number's calls, for the whole company. Dialpad comes first: whatever fails afterwards, the next
 * try finds it done and writes down who and why.
 */
export async function blockNumber(
  order: Ordering,
  { number, reason }: CallableInput<'blockNumber'>,
): Promise<CallableOutputs['blockNumber']> {
  const { db, customerId, member, now } = order;
  const dialpad = await openInTime(order, 'blocks');
  const all = db.collection(paths.blockedNumbers(customerId));
  if ((await all.count().get()).data().count >= blockedLimit) {
    throw new Refusal('too-many-blocked', 'Too many numbers are blocked.');
  }
  await api.block(dialpad, number);
  const by = { uid: member.uid, name: member.name };
  const blocked: BlockedNumber = { number, reason, byUid: by.uid, byName: by.name, at: now };
  const batch = db.batch();
  batch.set(db.doc(paths.blockedNumber(customerId, number)), blocked);
  audit(batch, db, customerId, {
    by,
    action: 'number-blocked',
    target: `blockedNumbers/${shown(number)}`,
  });
  await batch.commit();
  return { blocked: true };
}

/** Takes a number's block back. One that Dialpad doesn't block is as good as taken back. */
export async function unblockNumber(
  order: Ordering,
  { number }: CallableInput<'unblockNumber'>,
): Promise<CallableOutputs['unblockNumber']> {
  const { db, customerId, member } = order;
  const dialpad = await openInTime(order, 'blocks');
  await api.unblock(dialpad, number);
  const batch = db.batch();
  batch.delete(db.doc(paths.blockedNumber(customerId, number)));
  audit(batch, db, customerId, {
    by: { uid: member.uid, name: member.name },
    action: 'number-unblocked',
    target: `blockedNumbers/${shown(number)}`,
  });
  await batch.commit();
  return { blocked: false };
}

/** The log outlasts erasing the number's owner: it has the number's end only, and no reason. */
const shown = (number: string): string => `…${number.slice(-4)}`;
