import type { Member } from '@cti/functions/model/member';
import { paths } from '@cti/functions/model/paths';
import { type Channel, receiptKeptMs } from '@cti/functions/model/receipt';
import { doc, getDocFromServer, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';
import { serverNow } from '../firebase/server-clock.ts';
import { pause } from '../firebase/steady-timers.ts';
import type { Claim } from './arbiter.ts';

export type ReceiptDesk = ReturnType<typeof createReceiptDesk>;

/** What is shown within this time is written together with the beginning. */
const togetherMs = 300;
/** More than anybody is called in an hour; the oldest fall out. */
const remembered = 200;

interface Told {
  facts: Set<string>;
  isWritten: boolean;
}

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
  const told = new Map<string, Told>();
  const receipt = (linkedId: string) => doc(db(), paths.receipt(customerId, linkedId, uid));

  const fresh = () => ({
    name,
    station,
    channel: null,
    queuedAt: serverTimestamp(),
    expireAt: new Date(serverNow() + receiptKeptMs),
  });

  function takeOn(linkedId: string, isWritten: boolean): Told {
    const known = told.get(linkedId) ?? { facts: new Set(), isWritten };
    told.set(linkedId, known);
    for (const oldest of told.keys()) {
      if (told.size <= remembered) break;
      told.delete(oldest);
    }
    return known;
  }

  /** Each fact once, and only of calls that this browser took on. */
  function tell(linkedId: string, fact: string, fields: Record<string, unknown>): void {
    const known = told.get(linkedId);
    if (!known || known.facts.has(fact)) return;
    known.facts.add(fact);
    const write = known.isWritten
      ? updateDoc(receipt(linkedId), fields)
      : setDoc(receipt(linkedId), { ...fresh(), ...fields });
    known.isWritten = true;
    write.catch(() => {});
  }

  return {
    /** Takes a call on without asking. */
    queue(linkedId: string): void {
      const known = takeOn(linkedId, false);
      void pause(togetherMs).then(() => {
        if (!known.isWritten) tell(linkedId, 'queued', {});
      });
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
      takeOn(linkedId, true);
      return 'mine';
    },

    shown: (linkedId: string, channel: Channel) =>
      tell(linkedId, 'shown', { channel, shownAt: serverTimestamp() }),
    /** Of a call that this browser did not take on, nothing is said. */
    seen: (linkedId: string): void => {
      if (told.get(linkedId)?.isWritten) tell(linkedId, 'seen', { seenAt: serverTimestamp() });
    },
    answered: (linkedId: string) => tell(linkedId, 'answered', { answeredAt: serverTimestamp() }),
  };
}
