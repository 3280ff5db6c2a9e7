import { purposeKey, readKeys } from '../sealing/keys.ts';

/**
 * The keys for a customer's test signals: the first one signs, all verify. They differ from the phone system's keys,
 * since any member can get a signal signed and must not be able to forge an event of the phone system.
 *
 * @param sealingKey the value of `SEALING_KEY`
 */
export const canaryKeys = (sealingKey: string, customerId: string): [string, ...string[]] => {
  const [first, ...others] = readKeys(sealingKey);
  const keyOf = (key: typeof first) =>
    Buffer.from(purposeKey(key, `canary:${customerId}`)).toString('base64url');
  return [keyOf(first), ...others.map(keyOf)];
};
