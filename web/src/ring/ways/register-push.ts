import { paths } from '@cti/functions/model/paths';
import { deleteDoc, doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { firebaseApp } from '../../firebase/app.ts';
import { call } from '../../firebase/callables.ts';
import { db } from '../../firebase/firestore.ts';

/** A person at one of their browsers. */
export interface PushPlace {
  customerId: string;
  uid: string;
  station: string;
}

const flag = ({ customerId, uid }: PushPlace) => `cti.push.${uid}.${customerId}`;

/** Whether the person has asked for push messages in this browser. */
export function wantsPush(place: PushPlace, storage: Pick<Storage, 'getItem'>): boolean {
  return storage.getItem(flag(place)) !== null;
}

/** Registers this browser for push messages; false = the server has them turned off. */
export async function registerPush(
  place: PushPlace,
  worker: ServiceWorkerRegistration,
  storage: Pick<Storage, 'setItem'>,
): Promise<boolean> {
  const { key } = await call('pushKey', { customerId: place.customerId });
  if (key === null) return false;
  const [app, { getMessaging, getToken }] = await Promise.all([
    firebaseApp(),
    import('firebase/messaging'),
  ]);
  const token = await getToken(getMessaging(app), {
    vapidKey: key,
    serviceWorkerRegistration: worker,
  });
  await setDoc(doc(db(), paths.pushToken(place.customerId, place.uid, place.station)), {
    uid: place.uid,
    station: place.station,
    address: token,
    updatedAt: serverTimestamp(),
  });
  storage.setItem(flag(place), '1');
  return true;
}

/** Unregisters this browser: the next person to use it must not hear of this person's calls. */
export async function dropPush(
  place: PushPlace,
  storage: Pick<Storage, 'getItem' | 'removeItem'>,
): Promise<void> {
  if (!wantsPush(place, storage)) return;
  storage.removeItem(flag(place));
  await deleteDoc(doc(db(), paths.pushToken(place.customerId, place.uid, place.station)));
}
