import { afterEach, expect, test, vi } from 'vitest';
import { keepScriptsAtHome } from './script-policy.ts';

afterEach(() => vi.unstubAllGlobals());

test('XSS-14 only our own origin gives scripts by address', () => {
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
  for (const foreign of ['https://evil.example/a.js', '//evil.example/a.js', 'data:text/js,1']) {
    expect(allowed(foreign)).toBe(null);
  }
});
