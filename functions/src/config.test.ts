import { expect, test } from 'vitest';
import { demo } from '../../tools/demo/constants.ts';
import { ownOrigins, startFault } from './config.ts';

test("in a project only pages served by Hosting may read callables' responses", () => {
  expect(ownOrigins({ GCLOUD_PROJECT: 'shop-1' })).toEqual([
    'https://shop-1.web.app',
    'https://shop-1.firebaseapp.com',
  ]);
  expect(ownOrigins({ GCLOUD_PROJECT: 'shop-1', APP_URL: 'https://cti.example/' }).at(-1)).toBe(
    'https://cti.example',
  );
});

test('previews of pull requests may where it is switched on, and nobody whose name looks alike', () => {
  const origins = (env: NodeJS.ProcessEnv) => ownOrigins({ GCLOUD_PROJECT: 'shop-1', ...env });
  expect(origins({ PREVIEWS: 'false' })).toHaveLength(2);
  const [pattern] = origins({ PREVIEWS: 'true' }).filter((one) => one instanceof RegExp);
  expect('https://shop-1--pr-12-ab3cd4ef.web.app').toMatch(pattern ?? '');
  for (const other of [
    'https://shop-1--other-ab3cd4ef.web.app',
    'https://shop-1--pr-12-ab3cd4ef.web.app.evil.example',
    'https://shop-2--pr-12-ab3cd4ef.web.app',
    'http://shop-1--pr-12-ab3cd4ef.web.app',
  ]) {
    expect(other).not.toMatch(pattern ?? '');
  }
});

test('without a project nobody may, and in the emulators only their own Hosting', () => {
  expect(ownOrigins({})).toEqual([]);
  expect(ownOrigins({ FIRESTORE_EMULATOR_HOST: 'x', GCLOUD_PROJECT: 'shop-1' })).toEqual([
    'http://127.0.0.1:5000',
    'http://localhost:5000',
  ]);
});

test('the demo key starts in the emulators and nowhere else', () => {
  const { sealingKey } = demo;
  expect(startFault({ SEALING_KEY: sealingKey, FIRESTORE_EMULATOR_HOST: 'x' })).toBeNull();
  expect(startFault({ SEALING_KEY: sealingKey })).toMatch(/^SEALING_KEY is the demo's.*\.$/);
  const own = Buffer.alloc(32, 9).toString('base64');
  expect(startFault({ SEALING_KEY: own })).toBeNull();
  expect(startFault({ SEALING_KEY: `${own},${sealingKey}` })).toContain("the demo's");
  expect(startFault({ SEALING_KEY: 'short' })).toContain('32 bytes');
  // A function that needs no key gets none.
  expect(startFault({})).toBeNull();
});
