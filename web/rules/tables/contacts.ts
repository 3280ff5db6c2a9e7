import { paths } from '@cti/functions/model/paths';
import { count, create, get, list, now, remove, removed, update } from '../operation.ts';
import {
  adminOfA,
  colleagueOfA,
  customerA,
  memberOfBoth,
  nameOf,
  operatorOfA,
  operatorOfA2,
  outsiders,
  viewerOfA,
} from '../personas.ts';
import { as, eachDoes, eachOf, type Row } from '../table.ts';
import { contact, earlier } from '../world.ts';

const contacts = paths.contacts(customerA);
const yamada = paths.contact(customerA, 'yamada');
const fresh = paths.contact(customerA, 'new');
const members = [adminOfA, operatorOfA, operatorOfA2, viewerOfA, memberOfBoth];
const least = { name: '', phones: [], kind: 'new' };

const reads: Row[] = [
  {
    title: 'TEN-01 get a contact',
    allow: eachOf(members, get(yamada)),
    deny: eachOf(outsiders, get(yamada)),
  },
  {
    title: 'TEN-01 find contacts by number',
    allow: eachOf(
      members,
      list(contacts, { where: [['phones', 'array-contains', '+819012345678']], limit: 20 }),
    ),
    deny: eachOf(
      outsiders,
      list(contacts, { where: [['phones', 'array-contains', '+819012345678']], limit: 20 }),
    ),
  },
  {
    title: 'find contacts by search key',
    allow: eachOf(members, list(contacts, { newestFirst: 'searchKeys.yama', limit: 100 })),
    deny: eachOf(outsiders, list(contacts, { newestFirst: 'searchKeys.yama', limit: 100 })),
  },
  {
    title: 'TEN-16 how many contacts at once',
    allow: {
      100: as(operatorOfA, list(contacts, { newestFirst: 'lastVisitAt', limit: 100 })),
      'count of 100': as(operatorOfA, count(contacts, { limit: 100 })),
    },
    deny: {
      101: as(operatorOfA, list(contacts, { newestFirst: 'lastVisitAt', limit: 101 })),
      'no limit': as(operatorOfA, list(contacts, {})),
      'no limit, admin': as(adminOfA, list(contacts, {})),
      'count without limit': as(operatorOfA, count(contacts, {})),
    },
  },
];

const writes: Row[] = [
  {
    title: 'ROL-02 write a contact',
    allow: eachDoes([adminOfA, operatorOfA, operatorOfA2], {
      creates: create(fresh, least),
      changes: update(yamada, { name: '山田 一郎' }),
    }),
    deny: eachDoes([viewerOfA, memberOfBoth, ...outsiders], {
      creates: create(fresh, least),
      changes: update(yamada, { name: '山田 一郎' }),
    }),
  },
  {
    title: 'ROL-15 delete a contact: through the bin alone',
    allow: { 'a server': as('server', remove(yamada)) },
    deny: eachOf([adminOfA, operatorOfA, viewerOfA, memberOfBoth, ...outsiders], remove(yamada)),
  },
  {
    title: 'a contact as the model writes it',
    allow: {
      'without a warning': as(operatorOfA, create(fresh, { ...contact, caution: null })),
    },
    deny: {
      'with a field that the model has not': as(
        operatorOfA,
        create(fresh, { ...contact, caution: null, credit: 'A' }),
      ),
    },
  },
];

const stamped = { ...least, createdAt: now, updatedAt: now, updatedByUid: operatorOfA.uid };
const stampedAt = paths.contact(customerA, 'stamped');

const stamps: Row[] = [
  {
    title: 'who made a contact, and when',
    allow: { 'here and now': as(operatorOfA, create(fresh, stamped)) },
    deny: {
      'created in the past': as(operatorOfA, create(fresh, { ...stamped, createdAt: earlier })),
      'created never': as(operatorOfA, create(fresh, { ...stamped, createdAt: null })),
      'changed in the past': as(operatorOfA, create(fresh, { ...stamped, updatedAt: earlier })),
      'by somebody else': as(
        operatorOfA,
        create(fresh, { ...stamped, updatedByUid: colleagueOfA.uid }),
      ),
      'by nobody': as(operatorOfA, create(fresh, { ...stamped, updatedByUid: null })),
    },
  },
  {
    title: 'who changed a contact, and when',
    allow: {
      'here and now': as(
        operatorOfA,
        update(yamada, { name: '山田', updatedAt: now, updatedByUid: operatorOfA.uid }),
      ),
    },
    deny: {
      'in the past': as(operatorOfA, update(yamada, { name: '山田', updatedAt: earlier })),
      'by somebody else': as(
        operatorOfA,
        update(yamada, { name: '山田', updatedAt: now, updatedByUid: colleagueOfA.uid }),
      ),
      'with a new creation time': as(operatorOfA, update(yamada, { name: '山田', createdAt: now })),
    },
  },
  {
    title: 'a contact that says who changed it, changed by another',
    allow: {
      'by himself now': as(
        operatorOfA,
        update(stampedAt, { name: '山田', updatedAt: now, updatedByUid: operatorOfA.uid }),
      ),
      'the stamps taken away': as(
        operatorOfA,
        update(stampedAt, { name: '山田', updatedAt: removed, updatedByUid: removed }),
      ),
    },
    deny: {
      'stamps left as they were': as(operatorOfA, update(stampedAt, { name: '山田' })),
      'the time alone': as(operatorOfA, update(stampedAt, { name: '山田', updatedAt: now })),
      'the person alone': as(
        operatorOfA,
        update(stampedAt, { name: '山田', updatedByUid: operatorOfA.uid }),
      ),
      'the creation time taken away': as(
        operatorOfA,
        update(stampedAt, { updatedAt: now, updatedByUid: operatorOfA.uid, createdAt: removed }),
      ),
    },
  },
];

const warning = (authorName: string, text = '支払いに注意') => ({ text, authorName, until: null });
const refusal = (authorName: string, at: unknown = now) => ({ authorName, at });
const own = nameOf(operatorOfA);
const foreign = nameOf(colleagueOfA);

const warnings: Row[] = [
  {
    title: 'a warning in a new contact',
    allow: {
      signed: as(operatorOfA, create(fresh, { ...least, caution: warning(own) })),
      none: as(operatorOfA, create(fresh, { ...least, caution: null })),
    },
    deny: {
      "in a colleague's name": as(
        operatorOfA,
        create(fresh, { ...least, caution: warning(foreign) }),
      ),
    },
  },
  {
    title: 'a ban',
    allow: {
      signed: as(operatorOfA, update(yamada, { ban: warning(own, '暴力') })),
      none: as(operatorOfA, update(yamada, { ban: null })),
    },
    deny: {
      "in a colleague's name": as(operatorOfA, update(yamada, { ban: warning(foreign) })),
      'by nobody': as(operatorOfA, create(fresh, { ...least, ban: warning('') })),
      'of another shape': as(operatorOfA, update(yamada, { ban: { ...warning(own), level: 1 } })),
      'that is too long': as(operatorOfA, update(yamada, { ban: warning(own, 'あ'.repeat(1001)) })),
    },
  },
  {
    title: 'a contact who is not to be called',
    allow: {
      'signed, now': as(operatorOfA, update(yamada, { noCalls: refusal(own) })),
      'new, signed': as(operatorOfA, create(fresh, { ...least, noCalls: refusal(own) })),
      'taken back': as(operatorOfA, update(yamada, { noCalls: null })),
    },
    deny: {
      'by a viewer': as(viewerOfA, update(yamada, { noCalls: null })),
      "in a colleague's name": as(operatorOfA, update(yamada, { noCalls: refusal(foreign) })),
      'in the past': as(operatorOfA, update(yamada, { noCalls: refusal(own, earlier) })),
      'at no time': as(operatorOfA, update(yamada, { noCalls: { authorName: own } })),
      'with a reason': as(operatorOfA, update(yamada, { noCalls: { ...refusal(own), text: 'x' } })),
      'as a word': as(operatorOfA, update(yamada, { noCalls: true })),
    },
  },
  {
    title: 'the warning of a colleague',
    allow: {
      'left as it is': as(operatorOfA, update(yamada, { caution: contact.caution, name: '山田' })),
      'taken over': as(operatorOfA, update(yamada, { caution: warning(own) })),
      'set to null': as(operatorOfA, update(yamada, { caution: null })),
      'taken away': as(operatorOfA, update(yamada, { caution: removed })),
    },
    deny: {
      'reworded in his name': as(operatorOfA, update(yamada, { caution: warning(foreign) })),
      'reworded without a name': as(operatorOfA, update(yamada, { caution: warning('') })),
      'reworded in part': as(operatorOfA, update(yamada, { 'caution.text': '出入り禁止' })),
    },
  },
];

export const contactRows: Row[] = [...reads, ...writes, ...stamps, ...warnings];
