import { describe, expect, test } from 'vitest';
import {
  type AddressProblem,
  addressProblem,
  externalAddress,
  popupSettingsSchema,
} from './external-address.ts';

const allowed = { allowedHosts: ['crm.example', 'crm.example:8443'], allowsNumber: false };
const values = { contactId: 'a/b&c', call: '1-2', store: 'nishifuna', number: '+819012345678' };
const settings = (externalUrl: string, more: object = {}) =>
  popupSettingsSchema.parse({ externalUrl, ...allowed, ...more });

describe('where an address may lead', () => {
  test.each([
    'https://crm.example',
    'https://crm.example/open?id={contactId}&call={call}#{store}',
    'https://crm.example:8443/{contactId}',
  ])('%s', (address) => {
    expect(addressProblem(address, allowed)).toBeNull();
  });

  test.each<[title: string, address: string, problem: AddressProblem]>([
    ['a script', 'javascript:alert(1)', 'not-https'],
    ['a script on a host', 'javascript://crm.example/%0aalert(1)', 'not-https'],
    ['data', 'data:text/html,x', 'not-https'],
    ['not encrypted', 'http://crm.example/', 'not-https'],
    ['no scheme', '//crm.example/', 'not-https'],
    ['one slash', 'https:/crm.example/', 'not-https'],
    ['a line break before the scheme', '\nhttps://crm.example/', 'characters'],
    ['a line break in the scheme', 'java\nscript:alert(1)', 'characters'],
    ['a tab in the host', 'https://crm.example\t.evil.example/', 'characters'],
    ['a blank', 'https://crm.example/a b', 'characters'],
    ['a backslash', 'https://crm.example\\@evil.example/', 'characters'],
    ['a mark that turns the writing', 'https://crm.example/\u202Egnp', 'characters'],
    ['a name before the host', 'https://crm.example@evil.example/', 'userinfo'],
    ['name and password', 'https://crm.example:443@evil.example/', 'userinfo'],
    ['a longer host', 'https://crm.example.evil.example/', 'host-not-allowed'],
    ['another port', 'https://crm.example:9/', 'host-not-allowed'],
    ['a final dot', 'https://crm.example./', 'host'],
    ['a Cyrillic letter', 'https://\u0441rm.example/', 'host'],
    ['full-width letters', 'https://ｃｒｍ.example/', 'host'],
    ['a placeholder as host', 'https://{store}.example/', 'host'],
    ['a percent sign in the host', 'https://crm%2eexample/', 'host'],
    ['capitals', 'https://CRM.example/', 'host'],
    ['a question mark behind the host', 'https://crm.example?id={contactId}', 'host'],
    ['an address of the machine itself', 'https://localhost/', 'host'],
    ['a placeholder nobody knows', 'https://crm.example/{name}', 'unknown-placeholder'],
    ['an open brace', 'https://crm.example/{contactId', 'unknown-placeholder'],
    ['the number', 'https://crm.example/?n={number}', 'number'],
    ['endless', `https://crm.example/${'a'.repeat(2000)}`, 'too-long'],
  ])('XSS-10 %s', (_, address, problem) => {
    expect(addressProblem(address, allowed)).toBe(problem);
    expect(externalAddress(settings(address), values)).toBeNull();
  });

  test('the number when the admin insists', () => {
    const insisted = { ...allowed, allowsNumber: true };
    expect(addressProblem('https://crm.example/?n={number}', insisted)).toBeNull();
  });
});

describe('the address of one call', () => {
  test('XSS-10 values are encoded, whatever they hold', () => {
    expect(externalAddress(settings('https://crm.example/{contactId}?c={call}'), values)).toBe(
      'https://crm.example/a%2Fb%26c?c=1-2',
    );
  });

  test('there is no address while a value it needs is unknown', () => {
    const asks = settings('https://crm.example/?id={contactId}');
    expect(externalAddress(asks, { ...values, contactId: null })).toBeNull();
    expect(externalAddress(settings('https://crm.example/new'), values)).not.toBeNull();
    expect(externalAddress(settings(''), values)).toBeNull();
  });

  test('a value that looks like a placeholder is left as it is', () => {
    const sly = { ...values, contactId: '{number}' };
    expect(externalAddress(settings('https://crm.example/{contactId}'), sly)).toBe(
      'https://crm.example/%7Bnumber%7D',
    );
  });
});
