import { CompactEncrypt } from 'jose';
import { expect, describe, test } from 'vitest';
import { canaryKeys } from '../canary/key.ts';
import { aliasKeys, networkKeys } from '../members/login.ts';
import { paths } from '../model/paths.ts';
import { purposeKey, readKeys, sealingKeyFault } from './keys.ts';
import { isSealedAnew, seal, unseal } from './seal.ts';

const oldKey = Buffer.alloc(32, 1).toString('base64');
const newKey = Buffer.alloc(32, 2).toString('base64');
const both = `${newKey},${oldKey}`;
const text = 'a-webhook-secret-of-thirty-two-bytes';
const place = paths.webhookSecrets('acme');

/** The way values were sealed before keys had ids and purposes. */
const sealedBefore = (key: string) =>
  new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(Buffer.from(key, 'base64'));

describe('a sealed text', () => {
  test('reveals neither itself nor equality with another, and opens in its place', async () => {
    const sealed = await seal(text, oldKey, place);
    expect(sealed).not.toContain(text);
    expect(await seal(text, oldKey, place)).not.toBe(sealed);
    expect(await unseal(sealed, oldKey, place)).toBe(text);
  });

  test.each([
    ["another customer's", paths.webhookSecrets('other')],
    ['another document of the same', paths.dialpadAccess('acme')],
    ['no', ''],
  ])('does not open in %s place', async (_name, elsewhere) => {
    const sealed = await seal(text, oldKey, place);
    await expect(unseal(sealed, oldKey, elsewhere)).rejects.toThrow('another place');
  });

  test('does not open with another key, changed, or with the place in it changed', async () => {
    const sealed = await seal(text, oldKey, place);
    await expect(unseal(sealed, newKey, place)).rejects.toThrow('is missing');
    const changed = sealed.slice(0, -4) + (sealed.endsWith('AAAA') ? 'BBBB' : 'AAAA');
    await expect(unseal(changed, oldKey, place)).rejects.toThrow('decryption operation failed');
    const [header = '', ...rest] = sealed.split('.');
    const elsewhere = paths.webhookSecrets('other');
    const forged = Buffer.from(header, 'base64url').toString().replace(place, elsewhere);
    const moved = [Buffer.from(forged).toString('base64url'), ...rest].join('.');
    await expect(unseal(moved, oldKey, elsewhere)).rejects.toThrow('decryption operation failed');
  });

  test('from before a rotation opens while its key exists, and new ones are sealed with the first', async () => {
    const before = await seal(text, oldKey, place);
    expect(await unseal(before, both, place)).toBe(text);
    expect(isSealedAnew(before, both)).toBe(false);
    const after = await seal(text, both, place);
    expect(isSealedAnew(after, both)).toBe(true);
    expect(await unseal(after, newKey, place)).toBe(text);
    await expect(unseal(before, newKey, place)).rejects.toThrow('is missing');
  });

  test('from before keys had ids opens with the key of that time only, in any position', async () => {
    const sealed = await sealedBefore(oldKey);
    expect(await unseal(sealed, oldKey, place)).toBe(text);
    expect(await unseal(sealed, both, place)).toBe(text);
    expect(await unseal(sealed, `${oldKey},${newKey}`, place)).toBe(text);
    expect(isSealedAnew(sealed, oldKey)).toBe(false);
    await expect(unseal(sealed, newKey, place)).rejects.toThrow('decryption operation failed');
  });
});

describe('a sealing key', () => {
  test.each([
    ['nothing', ''],
    ['too short', Buffer.alloc(31).toString('base64')],
    ['too long', Buffer.alloc(33).toString('base64')],
    ['no base64', '!'.repeat(44)],
    ['a comma behind it', `${oldKey},`],
    ['the same twice', `${oldKey},${oldKey}`],
  ])('of %s is refused in one line', (_name, key) => {
    expect(sealingKeyFault(key, true)).toMatch(
      /^SEALING_KEY .*\.$|^SEALING_KEY .*\)$|commas between\.$/,
    );
    expect(() => readKeys(key)).toThrow('SEALING_KEY');
  });

  test('has an id that reveals nothing about it', () => {
    const [first, second] = readKeys(both);
    expect(first.id).toMatch(/^[0-9a-f]{16}$/);
    expect(first.id).not.toBe(second?.id);
    expect(readKeys(newKey)[0].id).toBe(first.id);
    expect(Buffer.from(first.bytes).toString('hex')).not.toContain(first.id);
  });

  test('has another key for each purpose and each customer', () => {
    const [key] = readKeys(oldKey);
    const purposes = ['key-id', 'sealing', 'login-alias', 'login-network', 'recording'] as const;
    const made = [
      ...purposes.map((purpose) => Buffer.from(purposeKey(key, purpose)).toString('hex')),
      ...['acme', 'other'].map((id) => canaryKeys(oldKey, id)[0]),
      Buffer.from(key.bytes).toString('hex'),
    ];
    expect(new Set(made).size).toBe(made.length);
  });

  test('hashes a number and a network differently, and finds what is stored under previous keys', () => {
    const number = '+819012345678';
    const [current, ...before] = aliasKeys(number, both);
    expect(current).toBe(aliasKeys(number, newKey)[0]);
    for (const key of aliasKeys(number, oldKey)) expect(before).toContain(key);
    expect(networkKeys(number, both)).not.toContain(current);
  });
});
