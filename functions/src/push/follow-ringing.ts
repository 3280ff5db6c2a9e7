import type { Firestore } from 'firebase-admin/firestore';
import { whileContended, writeAsRead } from '../firestore/contended.ts';
import { readDocument } from '../firestore/read-document.ts';
import { agentSchema, popupStatus } from '../model/desk/agent.ts';
import { callSchema, type Call } from '../model/calls/call.ts';
import { type Concern, concernOf, isSameRing } from '../model/desk/concern.ts';
import { groupSchema } from '../model/group.ts';
import { memberSchema, seesGroup, type Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { popupChoice, preferencesSchema } from '../model/desk/popup-choice.ts';
import { pushTokenSchema } from '../model/desk/push.ts';
import { receiptKeptMs, receiptSchema } from '../model/calls/receipt.ts';
import type { CallChange } from '../calls/call-change.ts';

/** How long browsers get to show the call by themselves. */
export const patienceMs = 1_500;
/** How many of a customer's browsers are notified of one call. */
const tokenLimit = 1_000;

export interface PushParts {
  isOn: () => boolean;
  /** Hands a message to the push service; `gone` = that browser no longer takes any. */
  send: (token: string, data: { linkedId: string }) => Promise<'sent' | 'gone'>;
  pause: (ms: number) => Promise<void>;
}

/**
 * Notifies people of a ring that no open page has shown them. The message contains the call's id and no personal data;
 * `pushedAt` in the receipt keeps a redelivered trigger from notifying twice.
 */
export function followRinging({ isOn, send, pause }: PushParts) {
  return async ({ db, customerId, before, after, now }: CallChange): Promise<void> => {
    if (!isOn() || !after || !beginsToRing(before, after)) return;
    const tokens = await db
      .collection(`${paths.customer(customerId)}/pushTokens`)
      .limit(tokenLimit)
      .get();
    if (tokens.empty) return;
    await pause(patienceMs);
    const told = new Map<string, Promise<boolean>>();
    await Promise.all(
      tokens.docs.map(async (document) => {
        const token = readDocument(pushTokenSchema, document);
        if (!token) return;
        const { uid } = token;
        const person = told.get(uid) ?? takeOn(db, customerId, after, uid, now);
        told.set(uid, person);
        if (!(await person)) return;
        const sent = await send(token.address, { linkedId: after.linkedId });
        if (sent === 'gone') await document.ref.delete();
      }),
    );
  };
}

/** Whether a phone began to ring, or the call did without a known phone. */
function beginsToRing(before: Call | null, after: Call): boolean {
  if (after.state === 'ringing' && before?.state !== 'ringing') return true;
  const known = new Set(before?.ringing.map((phone) => JSON.stringify(phone)));
  return after.ringing.some((phone) => !known.has(JSON.stringify(phone)));
}

/** Whether a person has to be notified; if so, records that in their receipt. */
async function takeOn(
  db: Firestore,
  customerId: string,
  { linkedId, groupCode }: Call,
  uid: string,
  now: Date,
): Promise<boolean> {
  const person = await personOf(db, customerId, groupCode, uid, now);
  if (!person) return false;
  return whileContended(async () => {
    const [shown, newest] = await db.getAll(
      db.doc(paths.receipt(customerId, linkedId, uid)),
      db.doc(paths.call(customerId, linkedId)),
    );
    const call = readDocument(callSchema, newest);
    const concern = call && person.concernOf(call);
    if (!shown || !concern?.opensCard || concern.kind !== 'ring') return false;
    const known = readDocument(receiptSchema, shown);
    const isKnown = known?.ringAt != null && isSameRing(known.ringAt.getTime(), concern.sinceMs);
    if (isKnown && (known.shownAt || known.pushedAt)) return false;
    const fresh = {
      name: person.member.name,
      station: '',
      channel: null,
      ringAt: new Date(concern.sinceMs),
      queuedAt: now,
      shownAt: null,
      seenAt: null,
      expireAt: new Date(now.getTime() + receiptKeptMs),
    };
    await writeAsRead(shown, { ...(isKnown ? {} : fresh), pushedAt: now });
    return true;
  });
}

/** An active member who sees the group, and how a call concerns them, just as their own page would decide. */
async function personOf(
  db: Firestore,
  customerId: string,
  groupCode: string | null,
  uid: string,
  now: Date,
): Promise<{ member: Member; concernOf: (call: Call) => Concern | null } | null> {
  const [memberDocument, agentDocument, preferences, group] = await db.getAll(
    db.doc(paths.member(customerId, uid)),
    db.doc(paths.agent(customerId, uid)),
    db.doc(paths.preferences(customerId, uid)),
    ...(groupCode === null ? [] : [db.doc(paths.group(customerId, groupCode))]),
  );
  const member = readDocument(memberSchema, memberDocument);
  if (!member?.active || !seesGroup(member, groupCode)) return null;
  const agent = readDocument(agentSchema, agentDocument);
  const choice = popupChoice(
    readDocument(groupSchema, group)?.popup,
    readDocument(preferencesSchema, preferences) ?? undefined,
  );
  const person = {
    email: member.email,
    extensions: member.extensions,
    status: agent && popupStatus(agent, now.getTime()),
    choiceOf: () => choice,
  };
  return { member, concernOf: (call) => concernOf(call, person, now.getTime()) };
}
