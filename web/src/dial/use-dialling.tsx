import { type ReactNode, useMemo, useState } from 'react';
import { type OrderSystem, waitBeforeCallMs } from '@cti/functions/model/calls/dialling';
import type { CallableNumber } from '../call/phone-number.tsx';
import { CallRefused } from '../firebase/callables.ts';
import { serverNow } from '../firebase/server-clock.ts';
import { useSource } from '../firebase/use-source.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialogs/dialog.tsx';
import { showToast } from '../ui/toast.tsx';
import { useDialerWords } from '../words/dial/dialer.ts';
import { type DialWords, useDialWords } from '../words/dial.ts';
import { useWords } from '../words/use-words.tsx';
import { type CallWay, type DialDesk, wayOf } from './dial-desk.ts';
import { dialLink, telLink } from './dial-links.ts';
import { dialInWindow } from './dialer-line.ts';
import { useOrderWays } from './order-ways.ts';

/** A call, ready to be placed. */
interface Placing {
  /** Null = with a phone that tells us nothing. */
  intentId: string | null;
  /** The number that the other party is to see; null = as the phone has it. */
  fromNumber: string | null;
  way: CallWay;
  /** What calls; null = nothing here, the phone system does. */
  link: string | null;
}

/** How a number is called, and the question that comes first if the person doesn't want to be called. */
export function useDialling(desk: DialDesk, number: CallableNumber) {
  const { e164, text, about } = number;
  const words = useDialWords();
  const dialer = useDialerWords();
  const own = useSource(useMemo(() => desk.preferences(), [desk]));
  const system = desk.systemOf(useOrderWays(desk));
  const way = wayOf(own.status === 'ready' ? own.data : null, system);
  const isOrdered = way === 'api' || way === 'bridge';
  const user = useSource(useMemo(() => (isOrdered ? desk.dialpadUser() : null), [desk, isOrdered]));
  const placedAt = user.status === 'ready' ? (user.data?.placedAt ?? []) : [];
  const [asking, setAsking] = useState<Placing | null>(null);

  const fail = (text: string) => showToast(text, { tone: 'missed' });
  const tellIfNotPlaced = async (intentId: string) => {
    if (!(await desk.wasPlaced(intentId))) fail(words.notPlaced(text));
  };
  const orderCall = async (intentId: string) => {
    showToast(way === 'bridge' ? words.placingByPhone(text) : words.placing(text));
    try {
      await desk.placeCall(intentId, e164, about);
      // Whoever doesn't take their own phone knows that nobody was called.
      if (way !== 'bridge') void tellIfNotPlaced(intentId);
    } catch (error) {
      fail(refusalText(error, words, way === 'bridge' ? 'bridge' : 'dialpad'));
    }
  };
  const place = async ({ link, intentId, fromNumber, way }: Placing) => {
    setAsking(null);
    if (intentId === null) {
      if (link !== null) location.assign(link);
      return;
    }
    // Whoever has the mini dialer open means to call with it.
    const isTaken = await dialInWindow({ number: e164, fromNumber, intentId });
    if (!isTaken && link === null) return orderCall(intentId);
    void desk.begin(intentId, e164, about).catch(() => {});
    if (isTaken) showToast(dialer.dialling(text));
    else if (link !== null) location.assign(link);
    // Other phones' calls may never be told to us: only Dialpad's are missed.
    if (isTaken || way === 'dialpad') await tellIfNotPlaced(intentId);
  };
  const askOrPlace = async (make: () => Placing | Promise<Placing>) => {
    const [placing, refuses] = await Promise.all([make(), refusesCalls(desk, number)]);
    if (refuses) setAsking(placing);
    else await place(placing);
  };
  const make = async (): Promise<Placing> => {
    const intentId = desk.newIntentId();
    const callerId = way === 'tel' ? null : await desk.callerIdOf(about);
    const fromNumber = callerId ?? about.fromNumber ?? null;
    const link = isOrdered ? null : dialLink(way, { number: e164, fromNumber, intentId });
    return { intentId, fromNumber, way, link };
  };
  return {
    way,
    placedAt,
    dial: () => {
      const waitMs = waitBeforeCallMs(placedAt, serverNow());
      if (waitMs > 0) fail(words.wait(Math.ceil(waitMs / 1000)));
      else void askOrPlace(make);
    },
    dialElsewhere: () =>
      void askOrPlace(() => ({
        link: telLink(e164),
        intentId: null,
        fromNumber: null,
        way: 'tel',
      })),
    question: asking && (
      <NoCallsDialog onCall={() => void place(asking)} onClose={() => setAsking(null)} />
    ),
  };
}

/** Why the phone system, or the server, didn't do it. */
export const refusalText = (
  error: unknown,
  words: DialWords,
  system: OrderSystem = 'dialpad',
): string =>
  (error instanceof CallRefused && words.refusals[error.code]) ||
  (system === 'bridge' ? words.unreachedPhone : words.unreached);

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
