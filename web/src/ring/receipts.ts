import type { Member } from '@cti/functions/model/member';
import { isSameRing } from '@cti/functions/model/concern';
import { paths } from '@cti/functions/model/paths';
import { type Channel, receiptKeptMs } from '@cti/functions/model/receipt';
import {
  type DocumentReference,
  type DocumentSnapshot,
  Timestamp,
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
import type { Claim, Ring } from './arbiter.ts';

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
  /** The rings that this browser took on, of each call the last, with what was said of it already. */
  const told = new Map<string, { sinceMs: number; facts: Set<string> }>();
  const receipt = (linkedId: string) => doc(db(), paths.receipt(customerId, linkedId, uid));

  const fresh = ({ sinceMs }: Ring) => ({
    name,
    station,
    channel: null,
    queuedAt: serverTimestamp(),
    ringAt: new Date(sinceMs),
    expireAt: new Date(serverNow() + receiptKeptMs),
  });
  /** The receipt of an earlier ring begins anew; only that the person answered once stays. */
  const afresh = (ring: Ring) => ({ ...fresh(ring), shownAt: null, seenAt: null, pushedAt: null });

  function takeOn({ linkedId, sinceMs }: Ring): void {
    const known = told.get(linkedId);
    if (known && isSameRing(known.sinceMs, sinceMs)) return;
    const kept = known?.facts.has('answered') ? ['answered'] : [];
    told.delete(linkedId);
    told.set(linkedId, { sinceMs, facts: new Set(kept) });
    for (const oldest of told.keys()) {
      if (told.size <= remembered) break;
      told.delete(oldest);
    }
  }

  /** Each fact once, and only of rings that this browser took on. */
  function tell(linkedId: string, fact: string, fields: Record<string, unknown>): void {
    const facts = told.get(linkedId)?.facts;
    if (!facts || facts.has(fact)) return;
    facts.add(fact);
    updateDoc(receipt(linkedId), fields).catch(() => {});
  }

  /**
   * Claims a ring: the first receipt is taken, and one without a browser (a push message was sent) goes to whoever
   * comes next. In a transaction, whose answer comes to the request itself: that of a plain write comes by a stream
   * that may break unnoticed, and the call would wait for as long.
   */
  async function claim(ring: Ring): Promise<Claim> {
    const { linkedId } = ring;
    const isMine = await runTransaction(db(), async (transaction) => {
      const found = await transaction.get(receipt(linkedId));
      if (!isOurs(found, ring)) return false;
      if (!found.exists()) transaction.set(receipt(linkedId), fresh(ring));
      else if (!isOfRing(found, ring)) transaction.update(receipt(linkedId), afresh(ring));
      else if (found.get('station') === '') transaction.update(receipt(linkedId), { station });
      return true;
    }).catch(async () => isOurs(await asked(receipt(linkedId)), ring));
    if (isMine) takeOn(ring);
    return isMine ? 'mine' : 'theirs';
  }

  /** Whether it leaves the ring to us. One that is refused for itself costs the record, never the popup. */
  function isOurs(found: DocumentSnapshot, ring: Ring): boolean {
    if (!isOfRing(found, ring)) return true;
    const holder: unknown = found.get('station');
    return !found.get('shownAt') && (holder === '' || holder === station);
  }

  return {
    /** Claims a ring without waiting for the answer: nobody else is there. */
    queue(ring: Ring): void {
      takeOn(ring);
      setDoc(receipt(ring.linkedId), fresh(ring))
        .catch(() => claim(ring))
        .catch(() => {});
    },

    claim,

    /** Whether nothing was shown of a ring that another browser has; if so, the record goes on from here. */
    async standIn(ring: Ring): Promise<boolean> {
      const found = await asked(receipt(ring.linkedId));
      const isShown = isOfRing(found, ring) && Boolean(found.get('shownAt'));
      if (!isShown) takeOn(ring);
      return !isShown;
    },

    shown: (linkedId: string, channel: Channel) =>
      tell(linkedId, 'shown', { channel, shownAt: serverTimestamp() }),
    seen: (linkedId: string) => tell(linkedId, 'seen', { seenAt: serverTimestamp() }),
    answered: (linkedId: string) => tell(linkedId, 'answered', { answeredAt: serverTimestamp() }),
  };
}

/** Whether a receipt speaks of this ring, not of an earlier one of the same call. */
function isOfRing(found: DocumentSnapshot, { sinceMs }: Ring): boolean {
  const ringAt: unknown = found.get('ringAt');
  return ringAt instanceof Timestamp && isSameRing(ringAt.toMillis(), sinceMs);
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
