import type { PopupSettings } from '@cti/functions/model/calls/external-address';
import { paths } from '@cti/functions/model/paths';
import type { GroupPopup, Preferences } from '@cti/functions/model/desk/popup-choice';
import { doc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';
import { type Writer, saveSigned, answered } from './write-settings.ts';

/** A person's own choices, written whole: the rules accept no other keys. */
export function savePreferences({ customerId, uid }: Writer, own: Preferences): Promise<void> {
  const { when, audience, closeAfterSeconds, sound, spoken, namedOutside, dialWay } = own;
  return answered(
    setDoc(doc(db(), paths.preferences(customerId, uid)), {
      when,
      audience,
      closeAfterSeconds,
      sound,
      spoken,
      namedOutside,
      dialWay,
      updatedAt: serverTimestamp(),
    }),
  );
}

/** A group's name, what its calls do and what its calls out show. */
export function saveGroup(
  { customerId, uid }: Writer,
  code: string,
  group: { name: string; popup: GroupPopup; callerId: string | null },
): Promise<void> {
  return answered(
    updateDoc(doc(db(), paths.group(customerId, code)), {
      ...group,
      updatedBy: uid,
      updatedAt: serverTimestamp(),
    }),
  );
}

/** The other system's address, for the whole customer. */
export function savePopupSettings(writer: Writer, settings: PopupSettings): Promise<void> {
  const { externalUrl, externalMode, allowedHosts, allowsNumber } = settings;
  return saveSigned(writer, paths.popupSettings(writer.customerId), {
    externalUrl,
    externalMode,
    allowedHosts,
    allowsNumber,
  });
}
