import { describe, expect, it } from 'vitest';
import { pagePaths, safeReturnTo } from './paths.ts';

describe('pagePaths', () => {
  it('returns every address of the console', () => {
    expect({
      board: pagePaths.board(),
      history: pagePaths.history(),
      historyOfGroup: pagePaths.history({ group: 'G 01&' }),
      contacts: pagePaths.contacts(),
      settings: pagePaths.settings(),
      login: pagePaths.login(),
      loginThenHistory: pagePaths.login({ to: '/history?group=G01' }),
    }).toEqual({
      board: '/',
      history: '/history',
      historyOfGroup: '/history?group=G+01%26',
      contacts: '/contacts',
      settings: '/settings',
      login: '/login',
      loginThenHistory: '/login?to=%2Fhistory%3Fgroup%3DG01',
    });
  });
});

describe('safeReturnTo', () => {
  const origin = 'https://cti.example';

  it('returns to the wanted page of our own', () => {
    expect(safeReturnTo('/history?group=G01', origin)).toBe('/history?group=G01');
  });

  it.each([
    null,
    '',
    'history',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '\\\\evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '//[',
  ])('goes to the board instead of %j', (wanted) => {
    expect(safeReturnTo(wanted, origin)).toBe('/');
  });

  it('does not return to the sign-in page', () => {
    expect(safeReturnTo('/login?to=/login', origin)).toBe('/');
  });
});
