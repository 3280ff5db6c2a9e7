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

  return {
    /** Takes a call on without asking. Written at once: the person's other browsers wait for it. */
    queue(linkedId: string): void {
      takeOn(linkedId);
      setDoc(receipt(linkedId), fresh()).catch(() => {});
    },

    /**
     * Takes a call on if no other browser has. Nothing in between can spoil it: the rules take only the
     * first receipt, and a change of hands only until something is shown.
     */
    async claim(linkedId: string, takeOver: boolean): Promise<Claim> {
      const found = await getDocFromServer(receipt(linkedId));
      if (found.get('shownAt')) return 'shown';
      const holder: unknown = found.get('station');
      if (found.exists() && holder !== station && !takeOver) return 'queued';
      try {
        if (!found.exists()) await setDoc(receipt(linkedId), fresh());
        else if (holder !== station) await updateDoc(receipt(linkedId), { station });
      } catch {
        // Another browser was faster.
        return found.exists() ? 'shown' : 'queued';
      }
      takeOn(linkedId);
      return 'mine';
    },

    shown: (linkedId: string, channel: Channel) =>
      tell(linkedId, 'shown', { channel, shownAt: serverTimestamp() }),
    seen: (linkedId: string) => tell(linkedId, 'seen', { seenAt: serverTimestamp() }),
    answered: (linkedId: string) => tell(linkedId, 'answered', { answeredAt: serverTimestamp() }),
  };
}
