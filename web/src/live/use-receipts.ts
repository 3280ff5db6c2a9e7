import { useEffect, useMemo, useRef, useState } from 'react';
import type { Call } from '@cti/functions/model/call';
import type { Member } from '@cti/functions/model/member';
import { isOperator } from '@cti/functions/model/operator';
import { paths } from '@cti/functions/model/paths';
import { stationSchema } from '@cti/functions/model/receipt';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';
import { liveDoc } from '../firebase/live.ts';
import type { Live } from '../firebase/listener-store.ts';
import { pause } from '../firebase/steady-timers.ts';
import { type ReceiptDesk, createReceiptDesk } from './receipts.ts';
import { createArbiter } from './arbiter.ts';
import { openStation, stationName } from './station.ts';

interface Receipts {
  desk: ReceiptDesk;
  /** Whether a call pops in this browser; the person's other browsers are told. */
  decide: (linkedId: string) => Promise<boolean>;
}

/** This browser's part in bringing the calls to its person, and the record of it. */
export function useReceipts(customerId: string, member: Member, calls: Live<Call[]>): Receipts {
  const { uid, name, email } = member;
  const [station] = useState(() => stationName(localStorage));
  const desk = useMemo(
    () => createReceiptDesk(customerId, { uid, name }, station),
    [customerId, uid, name, station],
  );
  const place = usePlace(customerId, uid, station);

  useEffect(() => {
    if (calls.status !== 'ready') return;
    for (const { linkedId, operator } of calls.data) {
      if (isOperator(operator, email)) desk.answered(linkedId);
    }
  }, [calls, email, desk]);

  const decide = useMemo(
    () =>
      createArbiter({
        standing: () => place.current?.standing() ?? 'unsure',
        queue: (linkedId) => desk.queue(linkedId),
        claim: (linkedId, takeOver) => desk.claim(linkedId, takeOver),
        onSteppedIn: () => place.current?.take(),
        pause,
      }),
    [desk, place],
  );
  return { desk, decide };
}

/** The station, open while the console is, and told of every touch. */
function usePlace(customerId: string, uid: string, station: string) {
  const place = useRef<ReturnType<typeof openStation> | null>(null);
  useEffect(() => {
    const path = paths.station(customerId, uid);
    const opened = openStation({
      name: station,
      source: liveDoc({ path, schema: stationSchema }),
      write: () => setDoc(doc(db(), path), { station, since: serverTimestamp() }),
      now: () => performance.now(),
      isHidden: () => document.hidden,
    });
    place.current = opened;
    const touched = new AbortController();
    const options = { capture: true, passive: true, signal: touched.signal };
    addEventListener('pointerdown', opened.take, options);
    addEventListener('keydown', opened.take, options);
    return () => {
      place.current = null;
      touched.abort();
      opened.close();
    };
  }, [customerId, uid, station]);
  return place;
}
