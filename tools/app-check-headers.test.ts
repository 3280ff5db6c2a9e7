import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { admitRecaptcha } from './app-check-headers.ts';
import type { HostingConfig } from './hosting-policy.ts';
import { root } from './root.ts';

const config = JSON.parse(readFileSync(join(root, 'firebase.json'), 'utf8')) as HostingConfig;

const policyOf = ({ hosting }: HostingConfig): string[] =>
  hosting.headers
    .flatMap(({ headers }) => headers)
    .filter(({ key }) => key === 'Content-Security-Policy')
    .flatMap(({ value }) => value.split('; '));

test('without App Check the pages load no script but their own', () => {
  expect(policyOf(config)).toContain("script-src 'self'");
  expect(policyOf(config)).toContain("frame-src 'none'");
});

test('with App Check they load its script and frame too, and nothing else changes', () => {
  const before = policyOf(config);
  const after = policyOf(admitRecaptcha(config));
  expect(after.filter((directive) => !before.includes(directive))).toEqual([
    "script-src 'self' https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/",
    expect.stringMatching(
      /^connect-src 'self' .* https:\/\/content-firebaseappcheck\.googleapis\.com$/,
    ),
    'frame-src https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/',
  ]);
  expect(after).toHaveLength(before.length);
});
