import { asCommandLine } from '../../functions/src/callable/authorize.ts';
import { saveApiKey } from '../../functions/src/dialpad/api-key.ts';
import { connect, readAccount } from '../../functions/src/dialpad/connect.ts';
import { openEmulators } from '../../tools/admin.ts';
import { dialpadUrl } from '../../tools/demo/constants.ts';
import { demoMembers } from '../../tools/demo/people.ts';
import type { SimulatedEvent } from '../../tools/demo/scenarios.ts';
import type { CompanyOptions, NoticeKind } from '../../tools/dialpad/company.ts';
import type { Delivery } from '../../tools/dialpad/deliver.ts';
import { emulatorSealingKey } from '../../tools/emulator/config.ts';
import type { Shop } from './shop.ts';

async function ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(dialpadUrl + path, init);
  if (!response.ok) throw new Error(`The stand-in refuses ${path}: ${response.status}.`);
  return (await response.json()) as Answer;
}

/** Gives a customer a company at Dialpad's stand-in, with a key of its own. */
export async function addDialpadCompany(
  customerId: string,
  options: Omit<CompanyOptions, 'key'> = {},
): Promise<{ key: string }> {
  const key = `dialpad-key-of-${customerId}`;
  const body = JSON.stringify({ key, ...options });
  await ask('/stand-in/companies', { method: 'POST', body });
  return { key };
}

/** Has the company's Dialpad send an event to whoever subscribed to it. */
export const sendFromDialpad = (key: string, event: SimulatedEvent): Promise<Delivery[]> =>
  ask('/stand-in/events', { method: 'POST', body: JSON.stringify({ key, event, lose: 0 }) });

/** Has the company's Dialpad tell something that isn't a call. */
export const tellFromDialpad = (
  key: string,
  kind: NoticeKind,
  event: object,
): Promise<Delivery[]> =>
  ask('/stand-in/notices', { method: 'POST', body: JSON.stringify({ key, kind, event }) });

/** Somebody else with the key asks Dialpad's API. */
export const askAsOther = <Answer>(key: string, method: string, path: string): Promise<Answer> =>
  ask(`/api/v2${path}`, { method, headers: { authorization: `Bearer ${key}` } });

/**
 * Connects a shop to a company of its own, as its admin would on the page: everybody who signs in has a phone there,
 * and what rings because somebody asked for it is answered.
 */
export async function connectShop(shop: Shop): Promise<void> {
  const customerId = shop.customerId('goodfife');
  const officeId = '5716039329251328';
  const { key } = await addDialpadCompany(customerId, {
    offices: [{ id: officeId, name: '本社' }],
    departments: [{ id: '5716039329251338', name: '予約受付' }],
    users: demoMembers
      .filter((member) => member.customerId === 'goodfife')
      .map(({ dialpadId, name, email }) => ({
        id: String(dialpadId),
        name,
        email: shop.localised(email),
        officeId,
        number: null,
      })),
    answerMs: 500,
  });
  const emulators = openEmulators();
  const { db } = emulators;
  const sealingKey = emulatorSealingKey();
  const change = { db, customerId, by: asCommandLine, sealingKey };
  await saveApiKey(change, { apiKey: key, expiresOn: null, sealingKey });
  await connect(change, []);
  await readAccount(db, customerId, sealingKey);
  await emulators.close();
}
