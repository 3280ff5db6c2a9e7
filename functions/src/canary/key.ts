import { purposeKey, readKeys } from '../sealing/keys.ts';

/**
 * The keys of a customer's test signals: the first signs, all verify. They are no key of the phone system's: every
 * member may have a signal signed, and must not get anything that passes for an event of the phone system.
 *
 * @param sealingKey what `SEALING_KEY` holds
 */
export const canaryKeys = (sealingKey: string, customerId: string): [string, ...string[]] => {
  const [first, ...others] = readKeys(sealingKey);
  const keyOf = (key: typeof first) =>
    Buffer.from(purposeKey(key, `canary:${customerId}`)).toString('base64url');
  return [keyOf(first), ...others.map(keyOf)];
};
