import { beforeAll, describe, expect, test } from 'vitest';
import { audit } from '../src/audit/audit.ts';
import { auditCustomerSettings, auditGroup, auditLine } from '../src/audit/settings.ts';
import { paths } from '../src/model/paths.ts';
import { addCustomer, auditLog, openPeople, unique, type People } from './people.ts';

let people: People;
beforeAll(() => {
  people = openPeople('demo-audit');
});

const at = new Date('2026-11-20T03:00:00.000Z');

/** Writes (or deletes) a document and hands what happened to the trigger, as Firestore would. */
async function written(
  customerId: string,
  path: string,
  fields: object | null,
  id = unique('event'),
) {
  const document = people.db.doc(path);
  const before = await document.get();
  if (fields === null) await document.delete();
  else await document.set(fields);
  const after = await document.get();
  const params = { customerId, id: document.id };
  const event = { id, time: at.toISOString(), params, data: { before, after } };
  const triggers = { lines: auditLine, groups: auditGroup, settings: auditCustomerSettings };
  const trigger = triggers[document.parent.id as keyof typeof triggers];
  await trigger(people.db, event);
  return () => trigger(people.db, event);
}

describe('lines and groups', () => {
  test('and the address of another system', async () => {
    const { customerId, admin } = await addCustomer(people);
    const settings = { externalUrl: 'https://crm.example/', allowedHosts: ['crm.example'] };
    const by = { updatedBy: admin.uid, updatedAt: at };
    await written(customerId, paths.popupSettings(customerId), { ...settings, ...by });
    expect(await auditLog(people.db, customerId)).toEqual([
      expect.objectContaining({
        byUid: admin.uid,
        action: 'settings-written',
        target: 'settings/popup',
        before: null,
        after: settings,
      }),
    ]);
  });

  test('are in the audit log with what was before and who changed it', async () => {
    const { customerId, admin } = await addCustomer(people);
    const path = paths.line(customerId, 'main');
    const line = { number: '0501748', storeCode: 'a', storeName: '店', groupCode: 'G01' };
    const by = { updatedBy: admin.uid, updatedAt: at };

    const again = await written(customerId, path, { ...line, ...by });
    await again();
    await written(customerId, path, { ...line, ...by, groupCode: 'G02' });
    await written(customerId, path, { ...line, ...by, groupCode: 'G02', updatedAt: new Date() });
    await written(customerId, path, null);
    await written(customerId, paths.group(customerId, 'G01'), { name: '西船橋' });

    const log = await auditLog(people.db, customerId);
    expect(log).toHaveLength(4);
    expect(log).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          at,
          byUid: admin.uid,
          byName: admin.name,
          action: 'line-written',
          target: 'lines/main',
          before: null,
          after: line,
        }),
        expect.objectContaining({ before: line, after: { ...line, groupCode: 'G02' } }),
        expect.objectContaining({ before: { ...line, groupCode: 'G02' }, after: null }),
        expect.objectContaining({
          action: 'group-written',
          target: 'groups/G01',
          byUid: '',
          after: { name: '西船橋' },
        }),
      ]),
    );
  });

  test('of a customer being deleted or gone leave nothing', async () => {
    const { customerId } = await addCustomer(people);
    const path = paths.line(customerId, 'main');
    await people.db.doc(paths.customer(customerId)).update({ deleting: true });
    await written(customerId, path, { number: '050' });
    await people.db.doc(paths.customer(customerId)).delete();
    await written(customerId, path, null);
    expect(await auditLog(people.db, customerId)).toEqual([]);
  });
});

test('an entry is written once and kept for 13 months', async () => {
  const { customerId, admin } = await addCustomer(people);
  const write = async (action: 'exported' | 'deleted') => {
    const batch = people.db.batch();
    audit(batch, people.db, customerId, { by: admin, action, target: '' }, { id: 'one', at });
    await batch.commit();
  };
  await write('exported');
  await expect(write('deleted')).rejects.toThrow('ALREADY_EXISTS');
  const [entry] = await auditLog(people.db, customerId);
  expect(entry).toMatchObject({ action: 'exported', byName: admin.name });
  expect(entry?.expireAt).toEqual(new Date('2027-12-21T03:00:00.000Z'));
});
