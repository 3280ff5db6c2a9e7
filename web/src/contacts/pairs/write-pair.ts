import { type ContactPair, pairId, pairIds } from '@cti/functions/model/contact-pair';
import { paths } from '@cti/functions/model/paths';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../../firebase/firestore.ts';
import { answered, type ContactWriter } from '../write-contact.ts';

/** Says of two contacts that they are different, or takes that back. The server need not have found them yet. */
export const tellPair = (
  { customerId, uid, name }: ContactWriter,
  [one, other]: readonly [string, string],
  state: ContactPair['state'],
): Promise<void> =>
  answered(
    setDoc(
      doc(db(), paths.contactPair(customerId, pairId(one, other))),
      {
        contactIds: pairIds(one, other),
        state,
        at: serverTimestamp(),
        byUid: uid,
        byName: name,
      },
      { merge: true },
    ),
  );
