import { randomBytes } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { describe, expect, test } from 'vitest';
import { rotateWebhookSecret, saveWebhookSecret, secretFault } from './secrets.ts';

const key = randomBytes(32).toString('base64');
const good = 'a-webhook-secret-of-thirty-two-bytes';

/** A database that throws on any use. */
const untouched = new Proxy({} as Firestore, {
  get: () => {
    throw new Error('The database was used.');
  },
});

describe('a webhook secret', () => {
  test.each([
    ['a line break behind it', `${good}\n`],
    ['a blank before it', ` ${good}`],
    ['a blank behind it', `${good} `],
    ['a line break within', good.replace('-of-', '\r\n')],
    ['31 bytes', 'x'.repeat(31)],
    ['nothing in it', ''],
  ])('SIG-10, HDR-22: with %s is refused when it is saved, with a reason', async (_name, text) => {
    expect(secretFault(text, true)).toMatch(/^The secret /);
    await expect(saveWebhookSecret(untouched, 'acme', text, key)).rejects.toThrow('The secret ');
    await expect(rotateWebhookSecret(untouched, 'acme', text, key)).rejects.toThrow('The secret ');
  });

  test('of 32 bytes, counted as bytes, is accepted', () => {
    expect(secretFault('x'.repeat(32), false)).toBeNull();
    expect(secretFault('秘'.repeat(11), false)).toBeNull();
    expect(secretFault('秘'.repeat(10), false)).not.toBeNull();
  });

  test('of the demo works in the emulators only', () => {
    const demo = 'demo-webhook-secret-for-emulators-only';
    expect(secretFault(demo, true)).toBeNull();
    expect(secretFault(demo, false)).toContain('emulators only');
  });
});
