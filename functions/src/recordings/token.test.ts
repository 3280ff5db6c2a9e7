import { describe, expect, it } from 'vitest';
import { seal } from '../sealing/seal.ts';
import { grantSeconds, openGrant, sealGrant } from './token.ts';

const sealingKey = Buffer.alloc(32, 3).toString('base64');
const now = new Date('2026-11-20T03:00:00Z');
const grant = {
  customerId: 'goodfife',
  linkedId: '4700',
  recordingId: 'r1',
  uid: 'u1',
  signedInMs: now.getTime() - 60_000,
  hasSecondFactor: false,
  address: 'https://dialpad.com/blob/r1.mp3',
};
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('an address to play', () => {
  it('stands for its recording for five minutes, and reveals nothing about it', async () => {
    const token = await sealGrant(grant, sealingKey, now);
    expect(await openGrant(token, sealingKey, later(grantSeconds - 1))).toEqual(grant);
    expect(await openGrant(token, sealingKey, later(grantSeconds + 1))).toBeNull();
    const readable = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(readable.join()).not.toMatch(/goodfife|4700|dialpad/);
  });

  it('is refused if somebody else made it, or it was made for something else', async () => {
    const token = await sealGrant(grant, sealingKey, now);
    const others = Buffer.alloc(32, 4).toString('base64');
    expect(await openGrant(token, others, now)).toBeNull();
    const touched = token.replace(/\.(\w)(?=[^.]+$)/, (_, sign) => (sign === 'A' ? '.B' : '.A'));
    expect(await openGrant(touched, sealingKey, now)).toBeNull();
    const sealed = await seal(
      JSON.stringify({ ...grant, exp: 9_999_999_999 }),
      sealingKey,
      'any/place',
    );
    expect(await openGrant(sealed, sealingKey, now)).toBeNull();
    expect(await openGrant('', sealingKey, now)).toBeNull();
  });
});
