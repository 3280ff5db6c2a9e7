import { expect, it } from 'vitest';
import { allowedAddress } from './client.ts';

it.each([
  'https://dialpad.com/blob/adminrecording/1.mp3',
  'https://sandbox.dialpad.com/secureblob/voicemail/1.mp3',
  'https://dialpad.com:443/blob/1.mp3',
])('the key is sent to %s', (address) => {
  expect(allowedAddress(address)).not.toBeNull();
});

it.each([
  'http://dialpad.com/blob/1.mp3',
  'https://dialpad.com.evil.example/1.mp3',
  'https://evildialpad.com/1.mp3',
  'https://dialpad.com@evil.example/1.mp3',
  'https://user:word@dialpad.com/1.mp3',
  'https://dialpad.com:8443/1.mp3',
  'https://storage.googleapis.com/1.mp3',
  'https://169.254.169.254/computeMetadata/v1/',
  'file:///etc/passwd',
  '//dialpad.com/1.mp3',
  '',
])('the key is not sent to %s', (address) => {
  expect(allowedAddress(address)).toBeNull();
});
