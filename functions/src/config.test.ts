import { expect, test } from 'vitest';
import { ownOrigins } from './config.ts';

test('in a project the pages that Hosting serves may read what callables answer, and no others', () => {
  expect(ownOrigins({ GCLOUD_PROJECT: 'shop-1' })).toEqual([
    'https://shop-1.web.app',
    'https://shop-1.firebaseapp.com',
  ]);
  expect(ownOrigins({ GCLOUD_PROJECT: 'shop-1', APP_URL: 'https://cti.example/' }).at(-1)).toBe(
    'https://cti.example',
  );
});

test('without a project nobody may, and in the emulators their own Hosting', () => {
  expect(ownOrigins({})).toEqual([]);
  expect(ownOrigins({ FIRESTORE_EMULATOR_HOST: 'x', GCLOUD_PROJECT: 'shop-1' })).toEqual([
    'http://127.0.0.1:5000',
    'http://localhost:5000',
  ]);
});
