import { auditReading } from '../audit/audit.ts';
import { callable, tooMany, type Call } from '../callable/callable.ts';
import * as bin from './bin.ts';
import * as choice from './choose-caller.ts';
import * as exporting from './export-contacts.ts';
import * as erasure from './erase-person.ts';
import * as person from './export-person.ts';
import * as merging from './merge.ts';
import { paths } from '../model/paths.ts';
import { mayBeginExport } from '../rate-limit.ts';

/** The callables about contacts; names and options are in index.ts. */

const author = ({ uid, member }: Call) => ({ uid, name: member.name });

export const chooseCaller = callable(
  'chooseCaller',
  ({ db, member }, { customerId, linkedId, contactId, addNumber }) =>
    choice.chooseCaller(db, {
      customerId,
      member,
      linkedId,
      contactId,
      addNumber: addNumber === true,
      now: new Date(),
    }),
);

export const mergeContacts = callable(
  'mergeContacts',
  (call, { customerId, keepId, dropId, picks }) =>
    merging.mergeContacts(call.db, {
      customerId,
      keepId,
      dropId,
      picks,
      by: author(call),
      now: new Date(),
    }),
);

export const undoMerge = callable('undoMerge', (call, { customerId, mergeId, choices }) =>
  merging.undoMerge(call.db, {
    customerId,
    mergeId,
    choices: choices ?? {},
    by: author(call),
    now: new Date(),
  }),
);

export const deleteContact = callable('deleteContact', (call, { customerId, contactId }) =>
  bin.deleteContact(call.db, { customerId, contactId, by: author(call), now: new Date() }),
);

export const restoreContact = callable('restoreContact', (call, { customerId, contactId }) =>
  bin.restoreContact(call.db, { customerId, contactId, by: author(call), now: new Date() }),
);

/** The browser then reads the contacts itself, under the rules, to compare its list with them. */
export const readAllContacts = callable('readAllContacts', async (call, { customerId, most }) => {
  const contacts = (await call.db.collection(paths.contacts(customerId)).count().get()).data()
    .count;
  if (contacts > most) return { contacts, mayRead: false };
  const read = { by: author(call), action: 'contacts-read', target: 'contacts' } as const;
  await auditReading(call.db, customerId, read, new Date());
  return { contacts, mayRead: true };
});

export const exportContacts = callable('exportContacts', async (call, { customerId, part }) => {
  if (!part && !mayBeginExport(call.uid)) throw tooMany();
  return exporting.exportContacts(call.db, {
    customerId,
    part: part ?? null,
    by: author(call),
    now: new Date(),
    wantFreshSignIn: call.wantFreshSignIn,
  });
});

export const exportPerson = callable(
  'exportPerson',
  async (call, { customerId, contactId, part }) => {
    if (!part && !mayBeginExport(call.uid)) throw tooMany();
    return person.exportPerson(call.db, {
      customerId,
      contactId,
      part: part ?? null,
      by: author(call),
      now: new Date(),
      wantFreshSignIn: call.wantFreshSignIn,
    });
  },
);

export const erasePerson = callable('erasePerson', (call, { customerId, contactId }) =>
  erasure.erasePerson(call.db, { customerId, contactId, by: author(call), now: new Date() }),
);
