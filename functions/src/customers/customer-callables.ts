import { isEmulated, sealingKey } from '../config.ts';
import { asAdmin } from '../callable/authorize.ts';
import { callable, type Call } from '../callable/callable.ts';
import { leave } from '../dialpad/connect.ts';
import { Refusal } from '../refusal.ts';
import * as customer from './delete-customer.ts';
import * as calls from './file-calls.ts';
import * as phoneSystem from './phone-system.ts';

/** The callables of a customer's settings; names and options are in index.ts. */

const change = ({ db, customerId, session }: Call): phoneSystem.Change => ({
  db,
  customerId,
  by: asAdmin(db, customerId, session),
});

export const setTelephony = callable('setTelephony', (call, { enabled }) =>
  phoneSystem.setTelephony(change(call), enabled),
);

export const rotateSecret = callable('rotateSecret', (call, { secret }) =>
  phoneSystem.rotateSecret(change(call), {
    secret: secret ?? null,
    sealingKey: sealingKey.value(),
    emulated: isEmulated(),
  }),
);

export const dropPreviousSecret = callable('dropPreviousSecret', (call) =>
  phoneSystem.dropPrevious(change(call)),
);

export const secretStatus = callable('secretStatus', ({ db, customerId }) =>
  phoneSystem.secretStatus(db, customerId),
);

export const linkPhoneSystem = callable('linkPhoneSystem', (call, { contractId }) =>
  phoneSystem.linkPhoneSystem(change(call), contractId),
);

export const fileCalls = callable('fileCalls', ({ db, customerId, uid, member }, { lineId }) =>
  calls.fileCalls(db, { customerId, lineId, by: { uid, name: member.name } }),
);

export const deleteCustomer = callable('deleteCustomer', async (call, { confirm }) => {
  if (confirm !== call.customerId) {
    throw new Refusal('confirm-mismatch', "Type the customer's id to delete it.", {
      confirm: 'is not the id of the customer',
    });
  }
  const { db, customerId } = call;
  await customer.deleteCustomer({
    ...change(call),
    auth: call.auth,
    leave: () => leave(db, customerId, sealingKey.value()),
  });
  return { deleted: true } as const;
});
