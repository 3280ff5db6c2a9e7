import { type ReactNode, createElement } from 'react';
import { contactFieldsOf } from '@cti/functions/model/contacts/contact-fields';
import { contactFieldSettingsSchema } from '@cti/functions/model/contacts/contact-field-settings';
import { type Call, callSchema } from '@cti/functions/model/calls/call';
import {
  type Contact,
  type ContactCard,
  contactSchema,
} from '@cti/functions/model/contacts/contact';
import {
  type PopupSettings,
  popupSettingsSchema,
} from '@cti/functions/model/calls/external-address';
import { type Line, lineSchema } from '@cti/functions/model/line';
import { isMemoOpen, type Memo, memoSchema } from '@cti/functions/model/calls/memo';
import { groupSchema } from '@cti/functions/model/group';
import { type Transcript, transcriptSchema } from '@cti/functions/model/calls/transcript';
import { paths } from '@cti/functions/model/paths';
import { wrapUpSchema } from '@cti/functions/model/desk/wrap-up';
import { type Preferences, preferencesSchema } from '@cti/functions/model/desk/popup-choice';
import {
  searchKeyField,
  searchKeyOf,
  withSearchKeys,
} from '@cti/functions/model/contacts/contact-search';
import {
  addDoc,
  collection,
  doc,
  getDoc,
  serverTimestamp,
  setDoc,
  updateDoc,
} from 'firebase/firestore';
import { call as ask } from '../firebase/callables.ts';
import { readRow } from '../firebase/convert.ts';
import { closeFirestore, db } from '../firebase/firestore.ts';
import { closeAllListeners, liveDoc, liveQuery } from '../firebase/live.ts';
import type { LiveSource } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';
import { createSteering } from '../dial/steering.ts';
import { SteerCall, type SteerCallProps } from './steer-call.tsx';
import { keptDrafts } from './memo/kept-drafts.ts';
import type { DraftKeeper } from './memo/memo-draft.ts';
import { entryToWrite, newEntry } from './memo/memo-entry.ts';

export { createDialDesk } from '../dial/dial-desk.ts';
export { numberLooks } from '../dial/number-looks.tsx';
export { startHeartbeat } from '../firebase/connection.ts';
export { liveDoc };

/** The contact fields filled in during a call. */
export type NewContact = Pick<Contact, 'name' | 'kana' | 'kind' | 'notes'>;

/** How many contacts sharing a number are shown. */
const sharingLimit = 9;
/** How many search results fit on a card. */
const foundLimit = 6;
const memoLimitPerCall = 100;
const lineLimit = 1000;

/**
 * Everything the popup reads and writes for one customer, in terms of a call. Loaded after the first paint, because
 * Firestore is the heaviest part of the popup.
 */
export function createDesk(customerId: string, uid: string) {
  const kept = keptDrafts(localStorage, customerId, uid);
  const steering = createSteering(customerId);
  return {
    /** Buttons that end or transfer a call; here, because what they need is loaded with the desk. */
    steer: (props: Omit<SteerCallProps, 'steering'>): ReactNode =>
      createElement(SteerCall, { ...props, steering }),

    call: (linkedId: string): LiveSource<Row<Call> | null> =>
      liveDoc({ path: paths.call(customerId, linkedId), schema: callSchema }),

    memos: (linkedId: string): LiveSource<Row<Memo>[]> =>
      liveQuery({
        path: paths.memos(customerId, linkedId),
        where: [],
        orderBy: ['createdAt', 'asc'],
        limit: memoLimitPerCall,
        schema: memoSchema,
      }),

    /** A group's newest calls with a memo among those found by a key; its members may read them. */
    callsWithMemo: (groupCode: string | null, key: string): LiveSource<Row<Call>[]> =>
      liveQuery({
        path: paths.calls(customerId),
        where: [
          ['mergedInto', '==', null],
          ['groupCode', '==', groupCode],
          ['hasMemo', '==', true],
          ['searchKeys', 'array-contains', key],
        ],
        orderBy: ['startedAt', 'desc'],
        limit: 2,
        schema: callSchema,
      }),

    /** A group's newest calls among those found by a key. */
    lastCalls: (groupCode: string | null, key: string): LiveSource<Row<Call>[]> =>
      liveQuery({
        path: paths.calls(customerId),
        where: [
          ['mergedInto', '==', null],
          ['groupCode', '==', groupCode],
          ['searchKeys', 'array-contains', key],
        ],
        orderBy: ['startedAt', 'desc'],
        limit: 2,
        schema: callSchema,
      }),

    /** What was said in a call, and how it stands with what Dialpad is asked for; null = nothing is. */
    transcript: (linkedId: string): LiveSource<Row<Transcript> | null> =>
      liveDoc({ path: paths.transcript(customerId, linkedId), schema: transcriptSchema }),

    /** Contacts registered under a number since the call came in. */
    contactsOf: (e164: string): LiveSource<Row<Contact>[]> =>
      liveQuery({
        path: paths.contacts(customerId),
        where: [['phones', 'array-contains', e164]],
        limit: sharingLimit,
        schema: contactSchema,
      }),

    lines: (): LiveSource<Row<Line>[]> =>
      liveQuery({ path: paths.lines(customerId), where: [], limit: lineLimit, schema: lineSchema }),

    /** The member's own choices; null = none yet. */
    preferences: (): LiveSource<Row<Preferences> | null> =>
      liveDoc({ path: paths.preferences(customerId, uid), schema: preferencesSchema }),

    /** The external system's address, for the whole customer; null = never set. */
    popupSettings: (): LiveSource<Row<PopupSettings> | null> =>
      liveDoc({ path: paths.popupSettings(customerId), schema: popupSettingsSchema }),

    async contact(contactId: string): Promise<ContactCard | null> {
      const found = await getDoc(doc(db(), paths.contact(customerId, contactId)));
      const data = found.data();
      return data ? readRow(found.ref.path, found.id, data, contactSchema) : null;
    },

    /**
     * Writes one memo of a call. The rules require a new one whole and signed, and allow only the text of an existing
     * one to change; resolves when the server has it.
     */
    async saveMemo(
      linkedId: string,
      memo: { text: string; authorName: string; exists: boolean; memoId: string | null },
    ): Promise<void> {
      const target = doc(db(), paths.memos(customerId, linkedId), memo.memoId ?? uid);
      if (memo.exists) {
        await updateDoc(target, { text: memo.text, updatedAt: serverTimestamp() });
        return;
      }
      await setDoc(target, {
        text: memo.text,
        authorUid: uid,
        authorName: memo.authorName,
        createdAt: serverTimestamp(),
        updatedAt: serverTimestamp(),
      });
    },

    /** Which memo a person continues: the one this browser still keeps, else decided by the call's age. */
    entryOf(linkedId: string, memos: readonly Row<Memo>[], endedAt: Date | null): string {
      const keptId = kept.get(linkedId)?.memoId;
      const known = memos.find(({ id }) => id === keptId);
      const isClosed = known !== undefined && !isMemoOpen(known, Date.now());
      if (keptId !== undefined && !isClosed) return keptId;
      return entryToWrite(memos, uid, endedAt, Date.now());
    },

    /** Keeps what is typed on a call in this browser until the server has it. */
    keeperOf: (
      linkedId: string,
      entry: () => { memoId: string | null; authorName: string },
    ): DraftKeeper => ({
      load: () => kept.get(linkedId),
      put: (text, base) => {
        const { memoId, authorName } = entry();
        const known = memoId ?? kept.get(linkedId)?.memoId ?? uid;
        kept.put(linkedId, { text, base, memoId: known, authorName, at: Date.now() });
      },
      drop: () => kept.drop(linkedId),
    }),

    async setHandled(linkedId: string, handled: boolean): Promise<void> {
      await updateDoc(doc(db(), paths.call(customerId, linkedId)), { handled });
    },

    /** The after-call settings: the customer's, and one group's. */
    wrapUpSettings: () =>
      liveDoc({ path: paths.settings(customerId, 'wrapUp'), schema: wrapUpSchema }),
    /** The customer's custom contact fields. */
    contactFields: () =>
      liveDoc({
        path: paths.settings(customerId, 'contactFields'),
        schema: contactFieldSettingsSchema,
      }),
    fieldsOf: contactFieldsOf,
    group: (groupCode: string) =>
      liveDoc({ path: paths.group(customerId, groupCode), schema: groupSchema }),

    /** Writes a memo that says when to call back; `known` is the author's own one that they may still change. */
    async saveCallback(
      linkedId: string,
      entry: { text: string; callbackAt: Date; authorName: string; known: string | null },
    ): Promise<void> {
      const { text, callbackAt, authorName, known } = entry;
      const memos = paths.memos(customerId, linkedId);
      if (known !== null) {
        await updateDoc(doc(db(), memos, known), {
          text,
          callbackAt,
          updatedAt: serverTimestamp(),
        });
        return;
      }
      await setDoc(doc(db(), memos, newEntry(`${uid}-callback`, Date.now())), {
        text,
        callbackAt,
        authorUid: uid,
        authorName,
        createdAt: serverTimestamp(),
        updatedAt: serverTimestamp(),
      });
    },

    /** Withdraws the callback request: memos are never deleted, an empty one is never shown. */
    takeBackCallback: (linkedId: string, memoId: string): Promise<void> =>
      updateDoc(doc(db(), paths.memos(customerId, linkedId), memoId), {
        text: '',
        callbackAt: null,
        updatedAt: serverTimestamp(),
      }),

    async setDisposition(linkedId: string, disposition: string | null): Promise<void> {
      await updateDoc(doc(db(), paths.call(customerId, linkedId)), { disposition });
    },

    /** Registers the caller as a contact and links the call to them. */
    async register(linkedId: string, phone: string, contact: NewContact): Promise<void> {
      const made = await addDoc(collection(db(), paths.contacts(customerId)), {
        ...withSearchKeys({ ...contact, phones: [phone] }, new Date()),
        kindBy: contact.kind === 'new' ? 'rule' : 'hand',
        recentAt: serverTimestamp(),
        createdAt: serverTimestamp(),
        email: '',
        address: '',
        transportFee: null,
        orderCount: 0,
        lastVisitAt: null,
        caution: null,
        ban: null,
        noCalls: null,
        tags: [],
        fields: {},
        recentVisits: [],
      });
      // They're registered either way and found by their number; the link on the call is just faster.
      await this.chooseCaller(linkedId, made.id).catch(() => {});
    },

    /** Links the call to a contact; with `addNumber` the number is added to them. */
    async chooseCaller(linkedId: string, contactId: string, addNumber = false): Promise<void> {
      await ask('chooseCaller', { customerId, linkedId, contactId, addNumber });
    },

    /** Contacts found by name or number, latest first; null = the text isn't searchable. */
    found(text: string): LiveSource<Row<Contact>[]> | null {
      const key = searchKeyOf(text);
      if (key === null) return null;
      return liveQuery({
        path: paths.contacts(customerId),
        where: [],
        orderBy: [searchKeyField(key), 'desc'],
        limit: foundLimit,
        schema: contactSchema,
      });
    },
  };
}

export type CallDesk = ReturnType<typeof createDesk>;

/** Closes all listeners and forgets what was read. */
export function closeDesk(): void {
  closeAllListeners();
  closeFirestore().catch(() => {});
}
