import type { Hours } from '@cti/functions/model/hours';
import { paths } from '@cti/functions/model/paths';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../../firebase/firestore.ts';
import { type Writer, answered } from '../write-settings.ts';

/** The whole document, so that a store without hours of its own leaves none behind. */
export function saveHours({ customerId, uid }: Writer, hours: Hours): Promise<void> {
  const { usual, stores, holidays, dayEndsAt } = hours;
  return answered(
    setDoc(doc(db(), paths.hours(customerId)), {
      usual,
      stores,
      holidays,
      dayEndsAt,
      updatedBy: uid,
      updatedAt: serverTimestamp(),
    }),
  );
}
