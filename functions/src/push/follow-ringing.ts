import type { Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import { agentSchema } from '../model/agent.ts';
import type { Call } from '../model/call.ts';
import { memberSchema } from '../model/member.ts';
import { paths } from '../model/paths.ts';
import { pushTokenSchema } from '../model/push.ts';
import { receiptKeptMs } from '../model/receipt.ts';
import type { CallChange } from '../upkeep/follow-call.ts';
import { type Desk, mayBePushed } from './may-be-pushed.ts';

/** How long a browser has to show the call by itself. */
export const patienceMs = 1_500;
/** As many browsers of one customer as are told of one call. */
const tokenLimit = 1_000;

export interface PushParts {
  isOn: () => boolean;
  /** Hands a message to the push service; `gone` = that browser takes none any more. */
  send: (token: string, data: { linkedId: string }) => Promise<'sent' | 'gone'>;
  pause: (ms: number) => Promise<void>;
}

/**
 * Tells of a ringing call those whom no open page has shown it. The message holds the call's id and
 * nothing about anybody; a receipt that says `pushedAt` keeps a repetition from telling twice.
 */
export function followRinging({ isOn, send, pause }: PushParts) {
  return async ({ db, customerId, before, after, now }: CallChange): Promise<void> => {
    if (!isOn() || after?.state !== 'ringing' || before?.state === 'ringing') return;
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

/** Whether a person has to be told; if so, his receipt says from now on that he was. */
async function takeOn(
  db: Firestore,
  customerId: string,
  call: Call,
  uid: string,
  now: Date,
): Promise<boolean> {
  const desk = await deskOf(db, customerId, uid);
  if (!desk || !mayBePushed(call, desk, now)) return false;
  const receipt = db.doc(paths.receipt(customerId, call.linkedId, uid));
  const current = db.doc(paths.call(customerId, call.linkedId));
  return db.runTransaction(async (transaction) => {
    const [shown, newest] = await transaction.getAll(receipt, current);
    if (newest?.get('state') !== 'ringing') return false;
    if (shown?.get('shownAt') || shown?.get('pushedAt')) return false;
    const fresh = {
      name: desk.member.name,
      station: '',
      channel: null,
      queuedAt: now,
      expireAt: new Date(now.getTime() + receiptKeptMs),
    };
    transaction.set(receipt, { ...(shown?.exists ? {} : fresh), pushedAt: now }, { merge: true });
    return true;
  });
}

async function deskOf(db: Firestore, customerId: string, uid: string): Promise<Desk | null> {
  const [member, agent] = await db.getAll(
    db.doc(paths.member(customerId, uid)),
    db.doc(paths.agent(customerId, uid)),
  );
  const known = readDocument(memberSchema, member);
  return known && { member: known, agent: readDocument(agentSchema, agent) };
}
