import { memberSchema } from '../model/member.ts';
import { paths } from '../model/paths.ts';
import { readDocument } from '../firestore/read-document.ts';
import { demandProof, isNoted, type Accounts } from './addresses.ts';
import { membershipsOf, userOrNull } from './sign-ins.ts';

/** What is known of a member's password, from before only mail led to one. */
export interface CarriedMember {
  uid: string;
  state:
    | 'proven'
    /** Nobody has ever signed in: nothing is lost by starting with the mail. */
    | 'carried-over'
    /** A link or a first password went to an inviter; whether they kept it nobody knows. */
    | 'known-to-inviter'
    | 'asked-to-prove'
    /** A phone sign-in of several customers: whose admin reset it last could open the others. */
    | 'shared-number'
    | 'own-number';
  /** In how many other customers the same account is a member. */
  elsewhere: number;
}

/**
 * Carries a customer's members over into the record of proven addresses. They stay members; who is not proven
 * proves the mailbox when joining another customer, or now with `prove`. May be repeated.
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
