import { type ReactNode, useState } from 'react';
import type { DialWay } from '@cti/functions/model/calls/call-intent';
import type { CallableNumber } from '../call/phone-number.tsx';
import { useSource } from '../firebase/use-source.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialogs/dialog.tsx';
import { showToast } from '../ui/toast.tsx';
import { useDialerWords } from '../words/dial/dialer.ts';
import { useDialWords } from '../words/dial/use-dial-words.ts';
import { useWords } from '../words/use-words.tsx';
import { type DialDesk, wayOf } from './dial-desk.ts';
import { dialLink, telLink } from './dial-links.ts';
import { dialInWindow } from './dialer-line.ts';
import { useMemo } from 'react';

/** A call, ready to be placed. */
interface Placing {
  link: string;
  /** Null = with a phone that tells us nothing. */
  intentId: string | null;
  way: DialWay;
}

/** How a number is called, and the question that comes first if the person doesn't want to be called. */
export function useDialling(desk: DialDesk, number: CallableNumber) {
  const { e164, text, about } = number;
  const words = useDialWords();
  const dialer = useDialerWords();
  const own = useSource(useMemo(() => desk.preferences(), [desk]));
  const [asking, setAsking] = useState<Placing | null>(null);
  const way = wayOf(own.status === 'ready' ? own.data : null);

  const place = async ({ link, intentId, way }: Placing) => {
    setAsking(null);
    if (intentId === null) return location.assign(link);
    void desk.begin(intentId, e164, about).catch(() => {});
    // Whoever has the mini dialer open means to call with it.
    const fromNumber = about.fromNumber ?? null;
    const isTaken = await dialInWindow({ number: e164, fromNumber, intentId });
    if (isTaken) showToast(dialer.dialling(text));
    else location.assign(link);
    // Other phones' calls may never be told to us: only Dialpad's are missed.
    if (!isTaken && way !== 'dialpad') return;
    if (!(await desk.wasPlaced(intentId))) showToast(words.notPlaced(text), { tone: 'missed' });
  };
  const askOrPlace = async (placing: Placing) => {
    if (await refusesCalls(desk, number)) setAsking(placing);
    else await place(placing);
  };
  return {
    way,
    dial: () => {
      const intentId = desk.newIntentId();
      const link = dialLink(way, { number: e164, fromNumber: about.fromNumber ?? null, intentId });
      void askOrPlace({ link, intentId, way });
    },
    dialElsewhere: () => void askOrPlace({ link: telLink(e164), intentId: null, way: 'tel' }),
    question: asking && (
      <NoCallsDialog onCall={() => void place(asking)} onClose={() => setAsking(null)} />
    ),
  };
}

/** Whether anybody it may be has asked not to be called; unknown while offline. */
async function refusesCalls(desk: DialDesk, { e164, about }: CallableNumber): Promise<boolean> {
  try {
    const contacts = await desk.contactsOf(e164);
    const meant = contacts.filter(({ id }) => !about.contactId || id === about.contactId);
    return (meant.length > 0 ? meant : contacts).some(({ noCalls }) => noCalls !== null);
  } catch {
    return false;
  }
}

/** Nobody is called by mistake who asked not to be. */
export function NoCallsDialog({
  onCall,
  onClose,
}: {
  onCall: () => void;
  onClose: () => void;
}): ReactNode {
  const words = useDialWords();
  const { common } = useWords();
  return (
    <Dialog
      title={words.noCallsTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="danger" onClick={onCall}>
            {words.callAnyway}
          </Button>
        </>
      }
    >
      <p>{words.noCallsText}</p>
    </Dialog>
  );
}
