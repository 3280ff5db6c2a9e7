import { sealingKey } from '../config.ts';
import { asAdmin } from '../callable/authorize.ts';
import { callable, type Call } from '../callable/callable.ts';
import * as key from './api-key.ts';
import * as connection from './connect.ts';
import { keepDirectory, readDirectory } from './directory.ts';
import { check } from './doctor.ts';

/** The callables of the connection to Dialpad; options are in index.ts. */

const change = ({ db, customerId, session }: Call): connection.SealedChange => ({
  db,
  customerId,
  by: asAdmin(db, customerId, session),
  sealingKey: sealingKey.value(),
});

export const saveApiKey = callable('saveApiKey', (call, { apiKey, expiresOn }) =>
  key.saveApiKey(change(call), {
    apiKey,
    expiresOn: expiresOn ?? null,
    sealingKey: sealingKey.value(),
  }),
);

export const readDialpadAccount = callable('readDialpadAccount', async ({ db, customerId }) => {
  const { company } = await connection.readAccount(db, customerId, sealingKey.value());
  return { company };
});

export const connectDialpad = callable('connectDialpad', async (call, { officeIds }) => {
  await connection.connect(change(call), officeIds);
  return { connected: true } as const;
});

export const disconnectDialpad = callable('disconnectDialpad', (call) =>
  connection.disconnect(change(call)),
);

export const rotateDialpadSecret = callable('rotateDialpadSecret', async (call) => {
  await connection.rotate(change(call));
  return { rotated: true } as const;
});

export const checkDialpad = callable('checkDialpad', async ({ db, customerId }) => {
  const asked = { db, customerId, sealingKey: sealingKey.value(), now: new Date() };
  return { findings: (await check(asked)).length };
});

export const readDialpadDirectory = callable('readDialpadDirectory', ({ db, customerId }) =>
  readDirectory({ db, customerId, sealingKey: sealingKey.value() }),
);

export const keepDialpadDirectory = callable(
  'keepDialpadDirectory',
  async (call, { readId, groups }) => {
    await keepDirectory(change(call), readId, groups);
    return { kept: true } as const;
  },
);
