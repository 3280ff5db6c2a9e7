import type { Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import type { Abilities } from '../model/calls/dialling.ts';
import { dialpadSchema, type DialpadState } from '../model/dialpad.ts';
import { paths } from '../model/paths.ts';

/**
 * Tells members what they may have Dialpad do: without a connection no event of a call would come, and without its right
 * the key can't find people or block. That a key may place and end calls is only told by trying.
 */
export async function keepAbilities(db: Firestore, customerId: string): Promise<void> {
  await db.runTransaction(async (transaction) => {
    const state = readDocument(
      dialpadSchema,
      await transaction.get(db.doc(paths.dialpad(customerId))),
    );
    if (!state) return;
    transaction.set(db.doc(paths.abilities(customerId)), abilitiesOf(state));
  });
}

const abilitiesOf = ({ connection, account }: DialpadState): Abilities => {
  const may = (area: 'users' | 'blocking') =>
    connection !== null && account !== null && !account.missing.includes(area);
  return { calls: may('users'), blocks: may('blocking') };
};
