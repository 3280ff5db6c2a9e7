import { useEffect, useMemo, useRef, useState } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import type { Member } from '@cti/functions/model/members/member';
import { partIn } from '@cti/functions/model/calls/operator';
import { paths } from '@cti/functions/model/paths';
import { stationSchema } from '@cti/functions/model/calls/receipt';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';
import { liveDoc } from '../firebase/live.ts';
import type { Live } from '../firebase/listener-store.ts';
import { serverNow } from '../firebase/server-clock.ts';
import { pause } from '../firebase/steady-timers.ts';
import { type ReceiptDesk, createReceiptDesk } from './receipts.ts';
import { type Turn, createArbiter } from './arbiter.ts';
import { openStation, stationName } from './station.ts';
import type { CallForMe } from './use-concerns.ts';

interface Receipts {
  desk: ReceiptDesk;
  /** How a ring shows in this browser; the person's other browsers are told. */
  turnOf: (ringing: CallForMe) => Promise<Turn>;
}

/** This browser's part in getting calls to the person, and the record of it. */
export function useReceipts(customerId: string, member: Member, calls: Live<Call[]>): Receipts {
  const { uid, name } = member;
  const [station] = useState(() => stationName(localStorage));
  const desk = useMemo(
    () => createReceiptDesk(customerId, { uid, name }, station),
    [customerId, uid, name, station],
  );
  const place = usePlace(customerId, uid, station);

  useEffect(() => {
    if (calls.status !== 'ready') return;
    for (const call of calls.data) {
      if (partIn(call, member) === 'talks') desk.answered(call.linkedId);
    }
  }, [calls, member, desk]);

  const turnOf = useMemo(() => {
    const arbiter = createArbiter({
      standing: (heardMs) => place.current?.standing(heardMs) ?? 'unsure',
      queue: (ring) => desk.queue(ring),
      claim: desk.claim,
      standIn: (ring) => desk.standIn(ring),
      onSteppedIn: () => place.current?.take(),
      pause,
    });
    return ({ call, concern }: CallForMe) =>
      arbiter({
        linkedId: call.linkedId,
        sinceMs: concern.sinceMs,
        // Nobody can have heard of a ring before the call.
        heardMs: Math.max(concern.heardMs, call.receivedAt?.getTime() ?? 0),
      });
  }, [desk, place]);
  return { desk, turnOf };
}

/** The station: open while the console is, and told of every touch. */
function usePlace(customerId: string, uid: string, station: string) {
  const place = useRef<ReturnType<typeof openStation> | null>(null);
  useEffect(() => {
    const path = paths.station(customerId, uid);
    const opened = openStation({
      name: station,
      source: liveDoc({ path, schema: stationSchema }),
      write: ({ takes, isRollCall }) => {
        const browsers = { [station]: serverTimestamp() };
        const change = { ...(takes && { station }), since: serverTimestamp(), browsers };
        // Named fields are replaced; otherwise maps would be merged.
        const fields = Object.keys(change);
        return setDoc(
          doc(db(), path),
          change,
          isRollCall ? { mergeFields: fields } : { merge: true },
        );
      },
      now: serverNow,
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
