import { describe, expect, test } from 'vitest';
import { passwordFault } from './password.ts';

const known = {
  current: 'the present one',
  own: ['hanako.sato@example.com', '佐藤 花子', 'Hanako Sato'],
};

describe('a new password', () => {
  test.each([
    'purple lamp on the roof',
    'a-better-password',
    'k7mp-4xwn-9qrt',
    '夕焼けと三毛猫とコーヒー',
    'Hanako likes purple lamps',
    '3.14 times the lamp',
  ])('may be %j', (next) => {
    expect(passwordFault(next, known)).toBeNull();
  });

  test.each([
    ['short', 'k7mp-4xwn-9'],
    ['short', '夕焼けと三毛猫'],
    ['long', 'purple lamp '.repeat(11)],
    ['same', 'the present one'],
    ['common', 'password1234'],
    ['common', 'Password123!'],
    ['common', 'PASSWORDPASSWORD'],
    ['common', 'ｐａｓｓｗｏｒｄ１２３４'],
    ['common', '123456789012'],
    ['common', 'abcdefghijklmnop'],
    ['common', 'qwertyuiop12'],
    ['common', 'aaaaaaaaaaaaaaaa'],
    ['common', 'abababababab'],
    ['common', 'lamplamplamplamp'],
    ['own', 'hanako.sato@example.com'],
    ['own', 'HanakoSato2026'],
    ['own', 'satohanako12'],
    ['own', 'example.com1'],
  ])('is refused as %s: %j', (fault, next) => {
    expect(passwordFault(next, known)).toBe(fault);
  });
});
