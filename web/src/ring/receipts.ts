import type { Member } from '@cti/functions/model/members/member';
import { isSameRing } from '@cti/functions/model/desk/concern';
import { paths } from '@cti/functions/model/paths';
import { type Channel, receiptKeptMs } from '@cti/functions/model/calls/receipt';
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

/** How often the server is asked who has a call, and the delay after a failed request. */
const mostTries = 10;
const retryMs = 500;

/** More calls than anybody gets in an hour; the oldest are dropped. */
const remembered = 200;

/** Records how calls reach a person here. Nothing waits for it: a lost receipt costs the record, never the popup. */
export function createReceiptDesk(
  customerId: string,
  { uid, name }: Pick<Member, 'uid' | 'name'>,
  station: string,
) {
  /** The rings this browser has claimed, the latest of each call, with the facts already recorded. */
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
  /** The receipt of an earlier ring is reset; only the fact that the person answered stays. */
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

  /** Records each fact once, and only for rings this browser has claimed. */
  function tell(linkedId: string, fact: string, fields: Record<string, unknown>): void {
    const facts = told.get(linkedId)?.facts;
    if (!facts || facts.has(fact)) return;
    facts.add(fact);
    updateDoc(receipt(linkedId), fields).catch(() => {});
  }

  /**
   * Claims a ring: the first receipt wins, and one without a browser (a push message was sent) goes to whoever comes
   * next. Uses a transaction because its response comes back on the request itself; a plain write's comes over a stream
   * that may break unnoticed, and the call would wait just as long.
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

  /** Whether the ring is ours. A receipt refused for its own sake costs the record, never the popup. */
  function isOurs(found: DocumentSnapshot, ring: Ring): boolean {
    if (!isOfRing(found, ring)) return true;
    const holder: unknown = found.get('station');
    return !found.get('shownAt') && (holder === '' || holder === station);
  }

  return {
    /** Claims a ring without waiting for the response: there is no other browser. */
    queue(ring: Ring): void {
      takeOn(ring);
      setDoc(receipt(ring.linkedId), fresh(ring))
        .catch(() => claim(ring))
        .catch(() => {});
    },

    claim,

    /** Whether another browser has the ring but has shown nothing; if so, this browser takes over the receipt. */
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

/** Whether a receipt belongs to this ring and not to an earlier one of the same call. */
function isOfRing(found: DocumentSnapshot, { sinceMs }: Ring): boolean {
  const ringAt: unknown = found.get('ringAt');
  return ringAt instanceof Timestamp && isSameRing(ringAt.toMillis(), sinceMs);
}

/** A receipt as the server has it. A connection that breaks right now must not cost the call its window. */
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
