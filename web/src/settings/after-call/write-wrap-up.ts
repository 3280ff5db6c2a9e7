import { paths } from '@cti/functions/model/paths';
import type { WrapUp } from '@cti/functions/model/wrap-up';
import { doc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { db } from '../../firebase/firestore.ts';
import { type Writer, answered } from '../write-settings.ts';

const signature = ({ uid }: Writer) => ({ updatedBy: uid, updatedAt: serverTimestamp() });

/** For every group that has none of its own. */
export function saveWrapUp(writer: Writer, settings: WrapUp): Promise<void> {
  const target = doc(db(), paths.settings(writer.customerId, 'wrapUp'));
  return answered(setDoc(target, { ...settings, ...signature(writer) }));
}

/** For one group; null = as the customer has it. */
export function saveGroupWrapUp(
  writer: Writer,
  groupCode: string,
  settings: WrapUp | null,
): Promise<void> {
  const target = doc(db(), paths.group(writer.customerId, groupCode));
  return answered(updateDoc(target, { wrapUp: settings, ...signature(writer) }));
}
