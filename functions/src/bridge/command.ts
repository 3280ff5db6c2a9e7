import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import {
  bridgeCommandSchema,
  commandKeptMs,
  isCommandCode,
  type BridgeAction,
  type BridgeCommand,
} from '../model/calls/bridge-command.ts';
import { orderLastsMs } from '../model/calls/dialling.ts';
import type { Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';

/** Who has a bridge do something, and which bridge. */
export interface Commanding {
  db: Firestore;
  customerId: string;
  bridge: string;
  member: Pick<Member, 'uid'>;
  now: Date;
}

/** How long after its deadline a command that was taken may still tell its outcome. */
const outcomeMs = 5_000;

/**
 * Has a bridge do something at its phone system, and waits for what comes of it. Once it's too late to be taken it never
 * is; one that was taken and doesn't tell is refused as `outcome-unknown`, since it may have been done.
 *
 * @param byMs when it's no longer wanted
 * @returns what the phone system told, such as where a call was parked
 */
export async function command(
  { db, customerId, bridge, member, now }: Commanding,
  action: BridgeAction,
  byMs = now.getTime() + orderLastsMs,
): Promise<string | null> {
  const deadline = new Date(Math.min(byMs, now.getTime() + orderLastsMs));
  if (deadline <= now) throw new Refusal('too-late', 'The request came too late.');
  const asked: BridgeCommand = {
    bridge,
    action,
    byUid: member.uid,
    state: 'asked',
    askedAt: now,
    deadline,
    takenAt: null,
    takenBy: null,
    settledAt: null,
    code: null,
    result: null,
    expireAt: new Date(now.getTime() + commandKeptMs),
  };
  const document = await db.collection(paths.bridgeCommands(customerId)).add(asked);
  const settled = await settledBy(document, deadline.getTime());
  if (settled) return outcomeOf(settled);
  if (await expire(document)) throw new Refusal('bridge-silent', 'The bridge doesn’t answer.');
  const taken = await settledBy(document, deadline.getTime() + outcomeMs);
  if (taken) return outcomeOf(taken);
  throw new Refusal('outcome-unknown', 'The bridge took the order and doesn’t say more.');
}

function outcomeOf({ state, code, result }: BridgeCommand): string | null {
  if (state === 'done') return result;
  if (state === 'expired') throw new Refusal('bridge-silent', 'The bridge doesn’t answer.');
  const told = isCommandCode(code) && code !== 'command-unreadable' ? code : 'pbx-refused';
  throw new Refusal(told, 'The phone system did not do it.');
}

/** The command once its outcome is known; null = it isn't in time. */
function settledBy(document: DocumentReference, byMs: number): Promise<BridgeCommand | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => resolve(null)), byMs - Date.now());
    const stop = document.onSnapshot(
      (snapshot) => {
        const known = readDocument(bridgeCommandSchema, snapshot);
        if (known && known.state !== 'asked' && known.state !== 'taken') end(() => resolve(known));
      },
      (error) => end(() => reject(error)),
    );
    const end = (finish: () => void) => {
      clearTimeout(timer);
      stop();
      finish();
    };
  });
}

/** Takes back a command that nobody has taken; false = somebody has. */
function expire(document: DocumentReference): Promise<boolean> {
  return document.firestore.runTransaction(async (transaction) => {
    const known = await transaction.get(document);
    if (known.get('state') !== 'asked') return false;
    transaction.update(document, { state: 'expired', settledAt: new Date() });
    return true;
  });
}
