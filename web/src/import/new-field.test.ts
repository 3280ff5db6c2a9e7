import { readFieldValue } from '@cti/functions/model/contacts/field-value';
import { describe, expect, it, test } from 'vitest';
import { type FieldGuess, guessField, newFieldOf, withType } from './new-field.ts';

describe("a column's type is guessed from its values", () => {
  test.each([
    ['yesNo', ['○', '×', '', '○']],
    ['yesNo', ['あり', 'なし']],
    ['yesNo', ['する', 'しない']],
    ['yesNo', ['1', '0', '1']],
    ['yesNo', ['○']],
    // Nobody says yes: more likely an unused text field.
    ['text', ['なし', 'なし']],
    ['number', ['1', '1', '1']],
    ['number', ['0', '3', '12']],
    ['number', ['1,200', '¥3,000', '500円', '-12.5', '', '-']],
    ['number', ['１２', '７']],
    ['date', ['2026/11/20', '令和8年11月20日', '', 'なし']],
    ['date', ['2025/04/01 0:00:00', '2025/04/02 0:00:00']],
    ['date', ['20250401', '20241231']],
    // Nothing gets lost: leading zeros, digits, units and times.
    ['text', ['0012', '0345']],
    ['text', ['12345678901234567890', '1']],
    ['text', ['3名', '12名', '4名']],
    ['text', ['2026/11/20 18:30', '2026/11/21 19:00']],
    ['text', ['1.50', '2.25']],
    ['text', ['101-2', '305']],
    ['text', ['2-3', '4-5']],
    ['number', ['45000', '45001']],
    ['choice', ['ゴールド', 'シルバー', 'ゴールド', 'シルバー', '']],
    ['choice', ['鈴木', '田中', '鈴木', 'なし', '田中', 'なし']],
    ['text', ['鈴木', '田中', '佐藤']],
    ['text', ['鈴木', '鈴木']],
    ['text', ['', ' ', '\n']],
    ['text', []],
  ] as const)('%s: %j', (type, cells) => {
    expect(guessField(cells).type).toBe(type);
  });

  it('not a number if most are phone numbers', () => {
    expect(guessField(['9012345678', '8011112222'], true).type).toBe('text');
  });

  it('and each of its values can be parsed as that type', () => {
    const columns = [
      ['○', '×'],
      ['1,200', '¥3,000', '500円', '-12.5', '-'],
      ['2026/11/20', '令和8年11月20日', 'なし', '2025/04/01 0:00:00', '20250401'],
      ['ﾒﾝｽﾞ', 'メンズ', '美容　A', 'メンズ', '美容 A', 'B', 'B'],
    ];
    for (const cells of columns) {
      const guess = guessField(cells);
      expect(guess.type).not.toBe('text');
      const field = newFieldOf('列', guess, []);
      expect(cells.map((cell) => readFieldValue(field, cell))).not.toContain(null);
    }
  });

  it('the choices are its values, up to fifty', () => {
    const cells = Array.from({ length: 60 }, (_, n) => `担当${n % 50}`);
    expect(guessField(cells)).toMatchObject({ type: 'text' });
    expect(guessField(cells).choices).toHaveLength(50);
    expect(guessField([...cells, 'もう一人']).choices).toEqual([]);
    expect(guessField(['あ'.repeat(101), 'い']).choices).toEqual([]);
  });
});

describe('a new field', () => {
  const text: FieldGuess = { type: 'text', choices: [] };
  const called = (heading: string, ...labels: string[]) =>
    newFieldOf(
      heading,
      text,
      labels.map((label) => newFieldOf(label, text, [])),
    ).label;

  it('is named after its column: on one line, shortened, and unique', () => {
    expect(called('担当')).toBe('担当');
    expect(called(' 担当\r\n（指名） ')).toBe('担当 （指名）');
    expect(called('項目:担当')).toBe('担当');
    expect(called('担当', '担当', '担当 2')).toBe('担当 3');
    expect(called('あ'.repeat(50))).toBe('あ'.repeat(40));
    expect(called('あ'.repeat(50), 'あ'.repeat(40))).toBe(`${'あ'.repeat(38)} 2`);
    expect(called('😀'.repeat(30))).toBe('😀'.repeat(20));
  });

  it('has choices if its type is choice, and an id the rules accept', () => {
    const guess: FieldGuess = { type: 'choice', choices: ['A'] };
    const field = newFieldOf('会員', guess, []);
    expect(field).toMatchObject({ type: 'choice', choices: ['A'], onCard: false });
    expect(field.id).toMatch(/^[a-z0-9]{1,20}$/);
    expect(withType(field, 'text', guess).choices).toEqual([]);
  });
});
