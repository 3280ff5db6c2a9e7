import { callableInputs } from '../model/callables.ts';
import { callable, type Call } from '../members/callable.ts';
import * as choice from './choose-caller.ts';
import * as erasure from './erase-person.ts';
import * as person from './export-person.ts';
import * as merging from './merge.ts';

/** The callables about persons who call; names and options are in index.ts. */

const writers = ['admin', 'operator'] as const;
const admins = ['admin'] as const;
const author = ({ uid, member }: Call) => ({ uid, name: member.name });

export const chooseCaller = callable(
  { name: 'chooseCaller', input: callableInputs.chooseCaller, roles: writers, perMinute: 60 },
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
  { name: 'mergeContacts', input: callableInputs.mergeContacts, roles: writers, perMinute: 20 },
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

export const undoMerge = callable(
  { name: 'undoMerge', input: callableInputs.undoMerge, roles: writers, perMinute: 20 },
  (call, { customerId, mergeId, choices }) =>
    merging.undoMerge(call.db, {
      customerId,
      mergeId,
      choices: choices ?? {},
      by: author(call),
      now: new Date(),
    }),
);

export const exportPerson = callable(
  { name: 'exportPerson', input: callableInputs.exportPerson, roles: admins, perMinute: 120 },
  (call, { customerId, contactId, part }) =>
    person.exportPerson(call.db, {
      customerId,
      contactId,
      part: part ?? null,
      by: author(call),
      now: new Date(),
    }),
);

export const erasePerson = callable(
  { name: 'erasePerson', input: callableInputs.erasePerson, roles: admins, perMinute: 5 },
  (call, { customerId, contactId }) =>
    erasure.erasePerson(call.db, { customerId, contactId, by: author(call), now: new Date() }),
);
