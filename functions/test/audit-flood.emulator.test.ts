import { beforeAll, describe, expect, test } from 'vitest';
import { auditCustomerSettings } from '../src/audit/settings.ts';
import { auditReading } from '../src/audit/audit.ts';
import * as contacts from '../src/contacts/contact-callables.ts';
import { exportCalls } from '../src/history/history-callables.ts';
import { noHistoryFilter } from '../src/model/calls/history-filter.ts';
import { paths } from '../src/model/paths.ts';
import {
  addCustomer,
  addMember,
  auditLog,
  codeOf,
  openPeople,
  requestOf,
  unique,
  type People,
} from './people.ts';

/** The audit log records what was read, and nobody can flood it by repeating the same thing. */

let people: People;
beforeAll(() => {
  people = openPeople('demo-audit-flood');
});

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 10, 20, 3, minute, second));
const actions = async (customerId: string) =>
  (await auditLog(people.db, customerId)).map(({ action, byUid, target }) => [
    action,
    byUid,
    target,
  ]);

describe('what is read', () => {
  const target = 'amiEvents/4700';
  const read = (customerId: string, uid: string, when: Date, kind = 'callrecording') =>
    auditReading(
      people.db,
      customerId,
      { by: { uid, name: uid }, action: 'recording-played', target, after: { kind } },
      when,
    );

  test('is logged once in ten minutes per person and target, however often', async () => {
    const { customerId } = await addCustomer(people);
    const seconds = Array.from({ length: 50 }, (_, n) => n);
    await Promise.all(seconds.map((n) => read(customerId, 'hanako', at(0, n))));
    expect(await actions(customerId)).toEqual([['recording-played', 'hanako', target]]);
  });

  test('is logged again later, for another person, and for another target', async () => {
    const { customerId } = await addCustomer(people);
    await read(customerId, 'hanako', at(9));
    await read(customerId, 'hanako', at(10));
    await read(customerId, 'taro', at(10));
    await read(customerId, 'taro', at(10), 'voicemail');
    expect(await actions(customerId)).toHaveLength(4);
  });
});

describe('reading all contacts for an import', () => {
  const ask = (uid: string, customerId: string, most: number) =>
    contacts.readAllContacts(requestOf(uid, { customerId, most }));

  test('is in the log before they are read, and not when they are too many to be', async () => {
    const { customerId } = await addCustomer(people);
    const operator = await addMember(people, customerId, 'operator');
    await Promise.all(
      ['a', 'b', 'c'].map((id) => people.db.doc(paths.contact(customerId, id)).set({ name: id })),
    );
    expect(await ask(operator.uid, customerId, 2)).toEqual({ contacts: 3, mayRead: false });
    expect(await actions(customerId)).toEqual([]);
    expect(await ask(operator.uid, customerId, 3)).toEqual({ contacts: 3, mayRead: true });
    expect(await actions(customerId)).toEqual([['contacts-read', operator.uid, 'contacts']]);
  });

  test('is only for people who may import', async () => {
    const { customerId } = await addCustomer(people);
    const viewer = await addMember(people, customerId, 'viewer');
    expect(await codeOf(ask(viewer.uid, customerId, 100))).toBe('not-an-admin');
    expect(await actions(customerId)).toEqual([]);
  });
});

describe('what operators write beside an import', () => {
  const write = async (customerId: string, uid: string, when: Date, name: string) => {
    const document = people.db.doc(paths.settings(customerId, name));
    const before = await document.get();
    await document.set({ contacts: { [unique('heading')]: 'name' }, updatedBy: uid });
    const after = await document.get();
    const params = { customerId, id: name };
    const event = {
      id: unique('event'),
      time: when.toISOString(),
      params,
      data: { before, after },
    };
    await auditCustomerSettings(people.db, event);
  };

  test('is one entry in ten minutes, while every change to a real setting is one', async () => {
    const { customerId } = await addCustomer(people);
    for (let second = 0; second < 20; second += 1) {
      await write(customerId, 'hanako', at(0, second), 'importMapping');
    }
    expect(await actions(customerId)).toHaveLength(1);
    for (let second = 0; second < 3; second += 1) {
      await write(customerId, 'hanako', at(0, second), 'hours');
    }
    expect(await actions(customerId)).toHaveLength(4);
  });
});

describe('beginning exports', () => {
  const begin = (uid: string, customerId: string) =>
    exportCalls(
      requestOf(uid, {
        customerId,
        filter: noHistoryFilter,
        language: 'ja',
      }),
    );

  test('each is in the log, and after ten in a minute the next has to wait', async () => {
    const { customerId, admin } = await addCustomer(people);
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () =>
        begin(admin.uid, customerId).then(
          () => 'begun',
          (error: unknown) => codeOf(Promise.reject(error)),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'begun')).toHaveLength(10);
    expect(new Set(outcomes)).toEqual(new Set(['begun', 'too-many-requests']));
    expect(await actions(customerId)).toHaveLength(10);
  });
});
