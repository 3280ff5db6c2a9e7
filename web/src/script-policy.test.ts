import { afterEach, expect, test, vi } from 'vitest';
import { keepScriptsAtHome, scriptAddress } from './script-policy.ts';

afterEach(() => vi.unstubAllGlobals());

const foreign = [
  'https://evil.example/a.js',
  '//evil.example/a.js',
  'data:text/js,1',
  `blob:${location.origin}/1`,
];

test('XSS-14 scripts load by address from our own origin only', () => {
  let allowed: (url: string) => string | null = () => expect.fail('no policy');
  const createPolicy = (name: string, rules: { createScriptURL: typeof allowed }) => {
    expect(name).toBe('default');
    expect(Object.keys(rules)).toEqual(['createScriptURL']);
    allowed = rules.createScriptURL;
  };
  vi.stubGlobal('trustedTypes', { createPolicy });
  keepScriptsAtHome();
  expect(allowed('/sw.js')).toBe('/sw.js');
  expect(allowed(`${location.origin}/assets/worker.js`)).toContain('worker.js');
  for (const url of [...foreign, 'https://www.google.com/recaptcha/enterprise.js']) {
    expect(allowed(url)).toBe(null);
  }
});

test('with App Check, its script may load too and must use Trusted Types itself', () => {
  const recaptcha = 'https://www.google.com/recaptcha/enterprise.js?render=explicit';
  expect(scriptAddress(recaptcha, true)).toBe(`${recaptcha}&trustedtypes=true`);
  expect(scriptAddress('/sw.js', true)).toBe('/sw.js');
  for (const url of [
    ...foreign,
    'https://www.google.com/recaptcha.evil/a.js',
    'https://www.google.com.evil.example/recaptcha/a.js',
    'http://www.google.com/recaptcha/a.js',
  ]) {
    expect(scriptAddress(url, true)).toBe(null);
  }
});
