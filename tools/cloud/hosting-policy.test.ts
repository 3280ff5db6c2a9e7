import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dialerOrigin } from '../../functions/src/model/desk/dialer.ts';
import { type HostingConfig, forProject, admitRecaptcha } from './hosting-policy.ts';
import { root } from '../root.ts';

const config = JSON.parse(readFileSync(join(root, 'firebase.json'), 'utf8')) as HostingConfig;

const headerOf = ({ hosting }: HostingConfig, source: string, name: string): string =>
  hosting.headers
    .filter((block) => block.source === source)
    .flatMap(({ headers }) => headers)
    .find(({ key }) => key === name)?.value ?? '';

/** The directives of every page's policy, or of one page that has its own. */
const policyOf = (of: HostingConfig, source = '**'): string[] =>
  headerOf(of, source, 'Content-Security-Policy').split('; ');

/** Where the mini dialer of Dialpad's is framed. */
const dialer = '/cti-dialer';
/** Where the browser is a phone of the customer's own PBX. */
const phone = '/cti-phone';

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

test('only the mini dialer’s page may frame Dialpad and hand it the microphone, and does nothing else', () => {
  const own = config.hosting.headers.filter(({ headers }) =>
    headers.some(({ key }) => /^(Content-Security|Permissions)-Policy$/.test(key)),
  );
  expect(own.map(({ source }) => source)).toEqual(['**', dialer, phone]);
  expect(policyOf(config, dialer)).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `frame-src ${dialerOrigin}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]);
  const [everywhere, there] = ['**', dialer].map((source) =>
    headerOf(config, source, 'Permissions-Policy').split(', '),
  ) as [string[], string[]];
  expect(addedTo(everywhere, there)).toEqual([`microphone=(self "${dialerOrigin}")`]);
  expect(addedTo(there, everywhere)).toEqual(['microphone=()']);
});

test('only the phone’s page may listen to the microphone itself and speak to a PBX, and is as closed otherwise', () => {
  const [everywhere, there] = ['**', phone].map((source) => policyOf(config, source)) as [
    string[],
    string[],
  ];
  const added = addedTo(everywhere, there);
  expect(added).toEqual([
    "connect-src 'self' wss: https://firestore.googleapis.com https://identitytoolkit.googleapis.com https://securetoken.googleapis.com",
  ]);
  const [rights, own] = ['**', phone].map((source) =>
    headerOf(config, source, 'Permissions-Policy').split(', '),
  ) as [string[], string[]];
  expect(addedTo(rights, own)).toEqual(['microphone=(self)']);
  expect(addedTo(own, rights)).toEqual(['microphone=()']);
});

test('the phone’s page asks the project’s functions, too', () => {
  const before = policyOf(config, phone).find((directive) => directive.startsWith('connect-src '));
  const after = policyOf(forProject(config, 'shop-1'), phone);
  expect(after).toContain(`${before} https://asia-northeast1-shop-1.cloudfunctions.net`);
});

test('what a deployment adds to every page is nothing to the mini dialer’s', () => {
  const deployed = admitRecaptcha(forProject(config, 'shop-1'));
  expect(policyOf(deployed, dialer)).toEqual(policyOf(config, dialer));
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
