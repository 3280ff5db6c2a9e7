import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type HostingConfig, forProject, admitRecaptcha } from './hosting-policy.ts';
import { root } from './root.ts';

const config = JSON.parse(readFileSync(join(root, 'firebase.json'), 'utf8')) as HostingConfig;

const policyOf = ({ hosting }: HostingConfig): string[] =>
  hosting.headers
    .flatMap(({ headers }) => headers)
    .filter(({ key }) => key === 'Content-Security-Policy')
    .flatMap(({ value }) => value.split('; '));

const addedTo = (before: string[], after: string[]) =>
  after.filter((directive) => !before.includes(directive));

test('no address of the policy stands for more than one host, and no text may be a script', () => {
  const policy = policyOf(config);
  expect(policy.join()).not.toMatch(/\*|unsafe|cloudfunctions/);
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ]) {
    expect(policy).toContain(directive);
  }
});

test('the pages of a project may ask its own functions, and nothing else changes', () => {
  const before = policyOf(config);
  const after = policyOf(forProject(config, 'shop-1'));
  const asked = before.find((directive) => directive.startsWith('connect-src '));
  expect(addedTo(before, after)).toEqual([
    `${asked} https://asia-northeast1-shop-1.cloudfunctions.net`,
  ]);
  expect(after).toHaveLength(before.length);
});

test('with App Check they load its script and frame too, and Trusted Types stay enforced', () => {
  const before = policyOf(config);
  const after = policyOf(admitRecaptcha(config));
  expect(addedTo(before, after)).toEqual([
    "script-src 'self' https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/",
    expect.stringMatching(
      /^connect-src 'self' .* https:\/\/content-firebaseappcheck\.googleapis\.com$/,
    ),
    'frame-src https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/',
  ]);
  // Its script creates its own named policy.
  expect(before.filter((directive) => !after.includes(directive))).toContain(
    'trusted-types default',
  );
  expect(after).toContain("require-trusted-types-for 'script'");
});
