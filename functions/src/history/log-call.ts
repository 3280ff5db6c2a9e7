import type { Firestore } from 'firebase-admin/firestore';
import { callKeptMs } from '../calls/retention.ts';
import { isAlreadyExists } from '../firestore/errors.ts';
import { summaryOf } from '../memos/summary.ts';
import { callSchema, type Call, type Caller, type Store } from '../model/calls/call.ts';
import type { CallableInput } from '../model/callables.ts';
import type { Member } from '../model/members/member.ts';
import type { Memo } from '../model/calls/memo.ts';
import { paths } from '../model/paths.ts';
import { searchKeysOf } from '../model/calls/search-keys.ts';
import { toE164 } from '../model/text/phone.ts';
import { Refusal } from '../refusal.ts';
import { callerOf, storeOf } from './manual-lookups.ts';

interface LogContext {
  db: Firestore;
  customerId: string;
  uid: string;
  member: Member;
  now: Date;
}

/** A shop computer's clock may be ahead of ours by this much. */
const aheadMs = 300_000;

/**
 * Records a call the phone system knows nothing about, in the name of whoever enters it. Repeating the request finds
 * the call it made.
 */
export async function logCall(
  context: LogContext,
  input: CallableInput<'logCall'>,
): Promise<{ linkedId: string }> {
  const { db, customerId, uid, member } = context;
  const linkedId = `manual-${input.requestId}`;
  const keptMs = await callKeptMs(db, customerId);
  const number = checked(context, input, keptMs);
  const groupCode = input.groupCode ?? null;
  const [store, caller] = await Promise.all([
    groupCode === null ? null : storeOf(db, customerId, groupCode),
    callerOf(db, customerId, number, input.contactId ?? null),
  ]);
  const memo: Memo | null =
    input.memo === ''
      ? null
      : {
          text: input.memo,
          authorUid: uid,
          authorName: member.name,
          createdAt: context.now,
          updatedAt: context.now,
        };
  const call = manualCall(context, input, {
    linkedId,
    number,
    groupCode,
    store,
    caller,
    keptMs,
    memo,
  });
  const batch = db.batch();
  batch.create(db.doc(paths.call(customerId, linkedId)), call);
  if (memo) {
    const { expireAt } = call;
    batch.create(db.doc(`${paths.memos(customerId, linkedId)}/${uid}`), { ...memo, expireAt });
  }
  try {
    await batch.commit();
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
  }
  return { linkedId };
}

/** The number in E.164 if the input is valid; else throws a refusal that names the field. */
function checked(
  { member, now }: LogContext,
  { number, groupCode = null, startedAtMs, talkMs }: CallableInput<'logCall'>,
  keptMs: number,
): string | null {
  if (member.role !== 'admin' && (groupCode === null || !member.groupCodes.includes(groupCode))) {
    throw new Refusal('not-your-group', 'The call would belong to a group of other members.');
  }
  const fields: Record<string, string> = {};
  const e164 = number ? toE164(number) : null;
  if (number && e164 === null) fields['number'] = 'is not a telephone number';
  if (startedAtMs + talkMs > now.getTime() + aheadMs) fields['startedAtMs'] = 'is in the future';
  if (startedAtMs < now.getTime() - keptMs)
    fields['startedAtMs'] = 'is longer ago than calls are kept';
  if (Object.keys(fields).length > 0) {
    throw new Refusal('invalid-input', 'Some fields are missing or wrong.', fields);
  }
  return e164;
}

interface Found {
  linkedId: string;
  number: string | null;
  groupCode: string | null;
  store: Store | null;
  caller: Caller;
  keptMs: number;
  memo: Memo | null;
}

function manualCall(
  { uid, member, now }: LogContext,
  { direction, outcome, startedAtMs, talkMs }: CallableInput<'logCall'>,
  { linkedId, number, groupCode, store, caller, keptMs, memo }: Found,
): Call {
  const startedAt = new Date(startedAtMs);
  const isAnswered = outcome === 'answered';
  return callSchema.parse({
    linkedId,
    source: 'manual',
    direction,
    state: 'ended',
    active: false,
    outcome,
    groupCode,
    store,
    externalNumber: number,
    withheld: direction === 'inbound' && number === null,
    caller,
    operator:
      isAnswered || direction === 'outbound'
        ? { id: uid, name: member.name, email: member.email.toLowerCase() }
        : null,
    startedAt,
    connectedAt: isAnswered ? startedAt : null,
    endedAt: new Date(startedAtMs + (isAnswered ? talkMs : 0)),
    receivedAt: now,
    updatedAt: now,
    talkMs: isAnswered ? talkMs : 0,
    memo: memo && summaryOf([memo]),
    hasMemo: memo !== null,
    searchKeys: searchKeysOf({ externalNumber: number, caller }),
    expireAt: new Date(startedAtMs + keptMs),
  });
}
