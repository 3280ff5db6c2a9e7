import { paths } from '@cti/functions/model/paths';
import { storedRooms, type Seats } from '@cti/functions/model/seats';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';

/** Who sits where, for everybody. */
export async function saveSeats(customerId: string, uid: string, settings: Seats): Promise<void> {
  const { warnMs, alertMs, rooms } = settings;
  await setDoc(doc(db(), paths.settings(customerId, 'seats')), {
    warnMs,
    alertMs,
    rooms: storedRooms(rooms),
    updatedBy: uid,
    updatedAt: serverTimestamp(),
  });
}
