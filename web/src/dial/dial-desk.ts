import {
  callIntentSchema,
  type DialWay,
  intentKeptMs,
  intentLastsMs,
} from '@cti/functions/model/calls/call-intent';
import {
  blockedLimit,
  blockedNumberSchema,
  dialpadUserSchema,
  orderLastsMs,
  systemOfMember,
  type OrderSystem,
  type OrderWays,
} from '@cti/functions/model/calls/dialling';
import { type ContactRecord, contactRecordSchema } from '@cti/functions/model/contacts/contact';
import { type Member, seesGroup } from '@cti/functions/model/members/member';
import { groupSchema } from '@cti/functions/model/group';
import { paths } from '@cti/functions/model/paths';
import { type Preferences, preferencesSchema } from '@cti/functions/model/desk/popup-choice';
import {
  collection,
  doc,
  getDoc,
  getDocs,
  limit,
  query,
  serverTimestamp,
  setDoc,
  updateDoc,
  where,
} from 'firebase/firestore';
import type { AboutNumber } from '../call/phone-number.tsx';
import { call } from '../firebase/callables.ts';
import { readRow } from '../firebase/convert.ts';
import { db } from '../firebase/firestore.ts';
import { liveDoc, liveQuery } from '../firebase/live.ts';
import type { LiveSource } from '../firebase/listener-store.ts';
import { serverNow } from '../firebase/server-clock.ts';
import type { Row } from '../firebase/spec.ts';
import { pause } from '../firebase/steady-timers.ts';
import { orderWaySources } from './order-ways.ts';

/** How many contacts sharing a number are asked about. */
const sharingLimit = 9;

/** Everything that calling out reads and writes for one member. */
export function createDialDesk(customerId: string, member: Member) {
  const { uid, name, email } = member;
  const intents = collection(db(), paths.callIntents(customerId));
  /** The group that is meant, else the member's first; null = none, admins only. */
  const groupOf = ({ groupCode = null }: AboutNumber): string | null =>
    groupCode !== null && seesGroup(member, groupCode) ? groupCode : (member.groupCodes[0] ?? null);
  return {
    /** Whether they may call and note, or only look. */
    mayCall: member.role !== 'viewer',

    preferences: (): LiveSource<Row<Preferences> | null> =>
      liveDoc({ path: paths.preferences(customerId, uid), schema: preferencesSchema }),

    ...orderWaySources(customerId),

    /** Which phone system the member's calls are placed by, if that takes orders. */
    systemOf: (ways: OrderWays): OrderSystem | null => systemOfMember(member, ways),

    /** The member as Dialpad knows them, with their latest calls. */
    dialpadUser: () =>
      liveDoc({ path: paths.dialpadUser(customerId, uid), schema: dialpadUserSchema }),

    /** All numbers whose calls Dialpad refuses. */
    blocked: () =>
      liveQuery({
        path: paths.blockedNumbers(customerId),
        where: [],
        limit: blockedLimit,
        schema: blockedNumberSchema,
      }),

    /** What the number's group shows when it calls, E.164; null = nothing set, or offline. */
    async callerIdOf(about: AboutNumber): Promise<string | null> {
      const groupCode = groupOf(about);
      if (groupCode === null) return null;
      const found = await getDoc(doc(db(), paths.group(customerId, groupCode))).catch(() => null);
      const data = found?.data();
      return (
        (found && data && readRow(found.ref.path, found.id, data, groupSchema)?.callerId) ?? null
      );
    },

    /** Has the member's phone system call a number at once. Rejects with why not; a request that takes too long calls nobody. */
    async placeCall(id: string, number: string, about: AboutNumber): Promise<void> {
      await call('placeCall', {
        customerId,
        intentId: id,
        number,
        contactId: about.contactId ?? null,
        rescueId: about.rescueId ?? null,
        groupCode: groupOf(about),
        fromNumber: about.fromNumber ?? null,
        byMs: serverNow() + orderLastsMs,
      });
    },

    /** Has Dialpad refuse a number's calls. */
    async block(number: string, reason: string): Promise<void> {
      await call('blockNumber', { customerId, number, reason });
    },

    async unblock(number: string): Promise<void> {
      await call('unblockNumber', { customerId, number });
    },

    /** A name for what is about to be done; see `begin`. */
    newIntentId: (): string => doc(intents).id,

    /**
     * Notes that a number is about to be called, so that the call is told apart when it begins. Rejects if the server
     * refuses; waits for nobody who is offline.
     */
    begin: async (id: string, number: string, about: AboutNumber): Promise<void> => {
      await setDoc(doc(intents, id), {
        uid,
        email,
        number,
        contactId: about.contactId ?? null,
        rescueId: about.rescueId ?? null,
        groupCode: groupOf(about),
        createdAt: serverTimestamp(),
        expireAt: new Date(serverNow() + intentKeptMs),
      });
    },

    /** Whether a call followed an intent in time; never rejects. */
    async wasPlaced(id: string): Promise<boolean> {
      const source = liveDoc({ path: paths.callIntent(customerId, id), schema: callIntentSchema });
      let stop = () => {};
      const placed = new Promise<boolean>((resolve) => {
        const look = () => {
          const live = source.get();
          if (live.status === 'ready' && live.data?.linkedId != null) resolve(true);
        };
        stop = source.subscribe(look);
        look();
      });
      const result = await Promise.race([placed, pause(intentLastsMs).then(() => false)]);
      stop();
      return result;
    },

    /** The contacts with a number, as they are now. */
    async contactsOf(number: string): Promise<Row<ContactRecord>[]> {
      const found = await getDocs(
        query(
          collection(db(), paths.contacts(customerId)),
          where('phones', 'array-contains', number),
          limit(sharingLimit),
        ),
      );
      return found.docs.flatMap(
        (one) => readRow(one.ref.path, one.id, one.data(), contactRecordSchema) ?? [],
      );
    },

    /** Puts a number on the list of people to call, due today. */
    async callLater(number: string, about: AboutNumber): Promise<void> {
      await call('callLater', { customerId, number, groupCode: groupOf(about) });
    },

    /** Marks a contact as not to be called, or takes that back. */
    async setNoCalls(contactId: string, isOn: boolean): Promise<void> {
      await updateDoc(doc(db(), paths.contact(customerId, contactId)), {
        noCalls: isOn ? { authorName: name, at: serverTimestamp() } : null,
        recentAt: serverTimestamp(),
        updatedAt: serverTimestamp(),
        updatedByUid: uid,
      });
    },
  };
}

export type DialDesk = ReturnType<typeof createDialDesk>;

/** How a call is placed: as a person has chosen, or by their phone behind a bridge. */
export type CallWay = DialWay | 'bridge';

/**
 * A person's way of calling. What Dialpad can't do from here, its app can; without Dialpad their own phone does it,
 * unless they have chosen another program.
 */
export function wayOf(
  own: Pick<Preferences, 'dialWay'> | null,
  system: OrderSystem | null,
): CallWay {
  const way = own?.dialWay ?? 'dialpad';
  if (system === 'bridge' && way !== 'tel') return 'bridge';
  return way === 'api' && system !== 'dialpad' ? 'dialpad' : way;
}
