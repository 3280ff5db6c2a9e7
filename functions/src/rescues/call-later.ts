import type { Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import { storeOf } from '../history/manual-lookups.ts';
import type { CallableInput, CallableOutputs } from '../model/callables.ts';
import { dayEndsMsOf, hoursSchema, noHours } from '../model/hours.ts';
import { dayStartMs, japanDay } from '../model/text/japan-time.ts';
import { seesGroup, type Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import { keepWish } from './keep-rescues.ts';

interface Asking {
  db: Firestore;
  customerId: string;
  uid: string;
  member: Member;
  now: Date;
}

/**
 * あとでかける: puts a number on the list of people to call, in the member's name and due by the end of the business
 * day. Asking again renews it. Refuses a group the member doesn't see.
 */
export async function callLater(
  { db, customerId, uid, member, now }: Asking,
  { number, groupCode = null }: CallableInput<'callLater'>,
): Promise<CallableOutputs['callLater']> {
  if (!seesGroup(member, groupCode)) {
    throw new Refusal('not-your-group', 'The row would belong to a group of other members.');
  }
  const [hours, store] = await Promise.all([
    db.doc(paths.hours(customerId)).get(),
    groupCode === null ? null : storeOf(db, customerId, groupCode),
  ]);
  const dayEndsMs = dayEndsMsOf(readDocument(hoursSchema, hours) ?? noHours);
  const dueAt = new Date(dayStartMs(japanDay(now.getTime(), dayEndsMs) + 1, dayEndsMs) - 1_000);
  const asked = { uid, name: member.name, at: now, dueAt, store };
  await keepWish({ db, customerId, number, now }, { groupCode, asked });
  return { dueAtMs: dueAt.getTime() };
}
