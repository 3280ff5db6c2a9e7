import { memberSchema } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { readDocument } from '../firestore/read-document.ts';
import { demandProof, isNoted, type Accounts } from './addresses.ts';
import { membershipsOf, userOrNull } from './sign-ins.ts';

/** What is known about a member's password from before passwords could only be set by mail. */
export interface CarriedMember {
  uid: string;
  state:
    | 'proven'
    /** Nobody has ever signed in, so starting with the mail loses nothing. */
    | 'carried-over'
    /** An inviter got a link or a first password; nobody knows whether they kept it. */
    | 'known-to-inviter'
    | 'asked-to-prove'
    /** A phone sign-in shared by several customers: the admin who reset it last could open the others. */
    | 'shared-number'
    | 'own-number';
  /** In how many other customers the account is a member. */
  elsewhere: number;
}

/**
 * Carries a customer's members over into the record of proven addresses. They stay members; anybody unproven proves the
 * mailbox when joining another customer, or now with `prove`. Idempotent.
 */
export async function backfillMembers(
  accounts: Accounts,
  customerId: string,
  { prove }: { prove: boolean },
): Promise<CarriedMember[]> {
  const { docs } = await accounts.db.collection(paths.members(customerId)).get();
  const carried: CarriedMember[] = [];
  for (const document of docs) {
    const member = readDocument(memberSchema, document);
    if (!member) continue;
    const uid = document.id;
    const elsewhere = (await membershipsOf(accounts.db, uid)).length - 1;
    const state = member.email
      ? await carryOver(accounts, uid, prove)
      : elsewhere > 0
        ? 'shared-number'
        : 'own-number';
    carried.push({ uid, state, elsewhere });
  }
  return carried;
}

async function carryOver(
  accounts: Accounts,
  uid: string,
  prove: boolean,
): Promise<CarriedMember['state']> {
  const user = await userOrNull(accounts.auth.getUser(uid));
  if (!user) return 'known-to-inviter';
  if (await isNoted(accounts.db, user)) return 'proven';
  const isUsed = Boolean(user.metadata.lastSignInTime);
  if (isUsed && !prove) return 'known-to-inviter';
  await demandProof(accounts, uid);
  return isUsed ? 'asked-to-prove' : 'carried-over';
}
