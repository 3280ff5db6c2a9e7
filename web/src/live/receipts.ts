import type { Member } from '@cti/functions/model/member';
import { paths } from '@cti/functions/model/paths';
import { type Channel, receiptKeptMs } from '@cti/functions/model/receipt';
import { doc, getDocFromServer, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';
import { serverNow } from '../firebase/server-clock.ts';
import type { Claim } from './arbiter.ts';

export type ReceiptDesk = ReturnType<typeof createReceiptDesk>;

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
   * Claims a call. Nothing in between can spoil it: the rules take the first receipt and refuse every
   * further one, and let a receipt without a browser (a push message was sent) be claimed once.
   */
  async function claim(linkedId: string): Promise<Claim> {
    try {
      await setDoc(receipt(linkedId), fresh());
    } catch {
      const found = await getDocFromServer(receipt(linkedId));
      if (found.get('shownAt')) return 'theirs';
      const holder: unknown = found.get('station');
      if (holder === '') {
        const claimed = updateDoc(receipt(linkedId), { station });
        if (!(await claimed.then(() => true).catch(() => false))) return 'theirs';
      } else if (found.exists() && holder !== station) {
        return 'theirs';
      }
      // Without a receipt the record is refused for itself, which costs the record, never the popup.
    }
    takeOn(linkedId);
    return 'mine';
  }

  return {
    /** Claims a call without waiting for the answer: nobody else is there. */
    queue(linkedId: string): void {
      takeOn(linkedId);
      claim(linkedId).catch(() => {});
    },

    claim,

    /** Whether nothing was shown of a call that another browser has; if so, the record goes on from here. */
    async standIn(linkedId: string): Promise<boolean> {
      const isShown = Boolean((await getDocFromServer(receipt(linkedId))).get('shownAt'));
      if (!isShown) takeOn(linkedId);
      return !isShown;
    },

    shown: (linkedId: string, channel: Channel) =>
      tell(linkedId, 'shown', { channel, shownAt: serverTimestamp() }),
    seen: (linkedId: string) => tell(linkedId, 'seen', { seenAt: serverTimestamp() }),
    answered: (linkedId: string) => tell(linkedId, 'answered', { answeredAt: serverTimestamp() }),
  };
}
