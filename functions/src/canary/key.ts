import { hkdfSync } from 'node:crypto';

/**
 * The key of a customer's test signals. One of its own: every member may have a signal signed, and must not get
 * anything that passes for an event of the phone system.
 *
 * @param sealingKey base64 of 32 bytes
 */
export const canaryKey = (sealingKey: string, customerId: string): string =>
  Buffer.from(
    hkdfSync('sha256', Buffer.from(sealingKey, 'base64'), '', `canary:${customerId}`, 32),
  ).toString('base64url');
