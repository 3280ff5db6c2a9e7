import type { Member } from '@cti/functions/model/member';
import { paths } from '@cti/functions/model/paths';
import { type Channel, receiptKeptMs } from '@cti/functions/model/receipt';
import {
  type DocumentReference,
  type DocumentSnapshot,
  doc,
  getDocFromServer,
  runTransaction,
  serverTimestamp,
  setDoc,
  updateDoc,
} from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';
import { serverNow } from '../firebase/server-clock.ts';
import { pause } from '../firebase/steady-timers.ts';
import type { Claim } from './arbiter.ts';

export type ReceiptDesk = ReturnType<typeof createReceiptDesk>;

/** How often the server is asked who has a call, and how long after an answer that did not come. */
const mostTries = 10;
const retryMs = 500;

/** More than anybody is called in an hour; the oldest fall out. */
const remembered = 200;

/**
 * Writes how the calls reach one person in this browser. Nothing waits for these writes and none may
 * break anything: a receipt that is refused or lost costs the record, never the popup.
 */
export function createReceiptDesk(
  customerId: string,
  { uid, name }: Pick<Member, 'uid' | 'name'>,
  station: string,
) {
  /** The calls that this browser took on, with what was said of them already. */
  const told = new Map<string, Set<string>>();
  const receipt = (linkedId: string) => doc(db(), paths.receipt(customerId, linkedId, uid));

  const fresh = () => ({
    name,
    station,
    channel: null,
    queuedAt: serverTimestamp(),
    expireAt: new Date(serverNow() + receiptKeptMs),
  });

  function takeOn(linkedId: string): void {
    if (!told.has(linkedId)) told.set(linkedId, new Set());
    for (const oldest of told.keys()) {
      if (told.size <= remembered) break;
      told.delete(oldest);
    }
  }

  /** Each fact once, and only of calls that this browser took on. */
  function tell(linkedId: string, fact: string, fields: Record<string, unknown>): void {
    const facts = told.get(linkedId);
    if (!facts || facts.has(fact)) return;
    facts.add(fact);
    updateDoc(receipt(linkedId), fields).catch(() => {});
  }

  /**
   * Claims a call: the first receipt is taken, and one without a browser (a push message was sent) goes to who comes
   * next. In a transaction, whose answer comes to the request itself: that of a plain write comes by a stream that
   * may break unnoticed, and the call would wait for as long.
   */
  async function claim(linkedId: string): Promise<Claim> {
    const isMine = await runTransaction(db(), async (transaction) => {
      const found = await transaction.get(receipt(linkedId));
      if (!isOurs(found)) return false;
      if (!found.exists()) transaction.set(receipt(linkedId), fresh());
      else if (found.get('station') === '') transaction.update(receipt(linkedId), { station });
      return true;
    }).catch(async () => isOurs(await asked(receipt(linkedId))));
    if (isMine) takeOn(linkedId);
    return isMine ? 'mine' : 'theirs';
  }

  /** Whether it leaves the call to us. One that is refused for itself costs the record, never the popup. */
  function isOurs(found: DocumentSnapshot): boolean {
    const holder: unknown = found.get('station');
    return !found.exists() || (!found.get('shownAt') && (holder === '' || holder === station));
  }

  return {
    /** Claims a call without waiting for the answer: nobody else is there. */
    queue(linkedId: string): void {
      takeOn(linkedId);
      setDoc(receipt(linkedId), fresh())
        .catch(() => claim(linkedId))
        .catch(() => {});
    },

    claim,

    /** Whether nothing was shown of a call that another browser has; if so, the record goes on from here. */
    async standIn(linkedId: string): Promise<boolean> {
      const isShown = Boolean((await asked(receipt(linkedId))).get('shownAt'));
      if (!isShown) takeOn(linkedId);
      return !isShown;
    },

    shown: (linkedId: string, channel: Channel) =>
      tell(linkedId, 'shown', { channel, shownAt: serverTimestamp() }),
    seen: (linkedId: string) => tell(linkedId, 'seen', { seenAt: serverTimestamp() }),
    answered: (linkedId: string) => tell(linkedId, 'answered', { answeredAt: serverTimestamp() }),
  };
}

/** A receipt as the server has it. A connection that breaks at this moment must not cost the call its window. */
async function asked(receipt: DocumentReference): Promise<DocumentSnapshot> {
  for (let tries = 1; tries < mostTries; tries += 1) {
    try {
      return await getDocFromServer(receipt);
    } catch {
      await pause(retryMs);
    }
  }
  return getDocFromServer(receipt);
}
