import { describe, expect, it, test } from 'vitest';
import { encodeCp932 } from '../../history/export/cp932.ts';
import { readList } from './list.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const shiftJis = (text: string) => encodeCp932(text).bytes;
const utf16 = (text: string, isBig: boolean, mark = true) => {
  const codes = Array.from((mark ? '\ufeff' : '') + text, (letter) => letter.charCodeAt(0));
  return Uint8Array.from(
    codes.flatMap((code) => (isBig ? [code >> 8, code & 255] : [code & 255, code >> 8])),
  );
};
const rowsOf = (bytes: Uint8Array, options = {}) =>
  readList(bytes, options).records.map(({ line, cells }) => [line, ...cells]);

const list = '氏名,電話番号,備考\r\n試験 一郎,090-5555-0101,犬\r\n試験 二郎,090-5555-0102,猫\r\n';
const rows = [
  [2, '試験 一郎', '090-5555-0101', '犬'],
  [3, '試験 二郎', '090-5555-0102', '猫'],
];
const eucJp = [0xbb, 0xe1, 0xcc, 0xbe, 0x2c, 0xc5, 0xc5, 0xcf, 0xc3, 0x0a, 0xbb, 0xce, 0x2c, 0x30];

describe('the encoding', () => {
  test.each([
    ['utf-8', utf8(list)],
    ['utf-8', utf8(`\ufeff${list}`)],
    ['shift_jis', shiftJis(list)],
    ['utf-16le', utf16(list, false)],
    ['utf-16be', utf16(list, true)],
    ['utf-16le', utf16(list, false, false)],
    ['utf-16be', utf16(list, true, false)],
  ])('is detected: %s', (encoding, bytes) => {
    expect(readList(bytes)).toMatchObject({ encoding, names: ['氏名', '電話番号', '備考'] });
    expect(rowsOf(bytes)).toEqual(rows);
  });

  it('of EUC-JP and of plain ASCII is detected', () => {
    expect(readList(Uint8Array.from(eucJp))).toMatchObject({
      encoding: 'euc-jp',
      names: ['氏名', '電話'],
    });
    expect(readList(utf8('name,phone\nTest,0'))).toMatchObject({ encoding: 'utf-8' });
  });

  it('is what most of the file is in: one broken character only costs its own place', () => {
    const broken = [...utf8(list.replace('犬', 'X'))].map((byte) => (byte === 0x58 ? 0x87 : byte));
    const read = readList(Uint8Array.from(broken));
    expect(read).toMatchObject({ encoding: 'utf-8', badLines: [2] });
    expect(read.records[1]?.cells).toEqual(rows[1]?.slice(1));
    expect(read.records[0]?.cells).toEqual(['試験 一郎', '090-5555-0101', '\ufffd']);
  });

  it('can be overridden', () => {
    expect(readList(shiftJis(list), { encoding: 'utf-8' }).badLines).toEqual([1, 2, 3]);
  });
});

it('with multi-line cells in every record, none of those lines becomes a row', () => {
  const cells = [
    '試験, 一郎',
    '090-5555-0101',
    '北口;\n2階',
    '常連\n法人\n"VIP"',
    '前払い\n必ず',
    '',
  ];
  const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const text = `氏名,電話番号,備考,タグ,注意,住所\n${`${quoted}\n`.repeat(3)}`;
  expect(rowsOf(utf8(text))).toEqual([2, 3, 4].map((line) => [line, ...cells]));
  // A title above the headings makes the list uneven.
  expect(rowsOf(utf8(`顧客一覧\n${text}`))).toEqual([3, 4, 5].map((line) => [line, ...cells]));
});

describe('an unclosed quotation mark', () => {
  it('costs its own line, and nobody after it', () => {
    const text = '氏名,電話番号,備考\r\n一郎,0901,"裏口から\r\n二郎,0902,犬\r\n三郎,0903,猫\r\n';
    const { records } = readList(utf8(text));
    expect(records).toEqual([
      { line: 2, cells: ['一郎', '0901', '裏口から'], isBroken: true },
      { line: 3, cells: ['二郎', '0902', '犬'], isBroken: false },
      { line: 4, cells: ['三郎', '0903', '猫'], isBroken: false },
    ]);
  });

  it('does so even if a later cell is quoted', () => {
    const text = '氏名,電話番号,備考\n一郎,0901,"裏口から\n二郎,0902,"犬"\n三郎,0903,"猫"\n';
    const { records } = readList(utf8(text));
    expect(records.map(({ cells, isBroken }) => [cells[0], isBroken])).toEqual([
      ['一郎', true],
      ['二郎', false],
      ['三郎', false],
    ]);
  });

  it('may follow a space', () => {
    const text = '氏名, 電話番号, 備考\n"一郎", "0901", "犬, 猫"\n';
    expect(readList(utf8(text)).records[0]?.cells).toEqual(['一郎', '0901', '犬, 猫']);
  });

  it('is literal inside a word, and closed around several lines', () => {
    const text = '氏名,電話番号,備考\n一郎,0901,5"のタイヤ\n二郎,0902,"一行目\n二行目, ""犬"""\n';
    const { records } = readList(utf8(text));
    expect(records).toEqual([
      { line: 2, cells: ['一郎', '0901', '5"のタイヤ'], isBroken: false },
      { line: 3, cells: ['二郎', '0902', '一行目\n二行目, "犬"'], isBroken: false },
    ]);
  });
});

describe('lines are numbered as in a spreadsheet', () => {
  it('with titles, blank lines and multi-line cells', () => {
    const text =
      '顧客一覧（2026年11月29日現在）,,\r\n,,\r\n氏名,電話番号,備考\r\n\r\n一郎,0901,"二\r\n行"\r\n二郎,0902,犬\r\n';
    const read = readList(utf8(text));
    expect(read).toMatchObject({ headingLine: 3, names: ['氏名', '電話番号', '備考'] });
    expect(rowsOf(utf8(text))).toEqual([
      [5, '一郎', '0901', '二\n行'],
      [6, '二郎', '0902', '犬'],
    ]);
  });

  it('with any line break, and without the line that only names the delimiter', () => {
    expect(rowsOf(utf8('sep=;\r\n氏名;電話番号\r\n一郎;0901\n二郎;0902\r三郎;0903'))).toEqual([
      [2, '一郎', '0901'],
      [3, '二郎', '0902'],
      [4, '三郎', '0903'],
    ]);
  });
});

describe('the headings', () => {
  it('may repeat and both count, and missing ones are named by their letter', () => {
    const text = '氏名,電話番号,電話番号,\n一郎,0901,0902,犬\n';
    expect(readList(utf8(text)).names).toEqual(['氏名', '電話番号', '電話番号', 'D']);
  });

  it('may be missing over a column that every line has, but not over one that a single line has', () => {
    const lines = (...texts: string[]) => `氏名,電話番号\n${texts.join('\n')}\n`;
    const each = lines('一郎,0901,犬', '二郎,0902,猫', '三郎,0903,鳥');
    expect(readList(utf8(each)).names).toEqual(['氏名', '電話番号', 'C']);
    const one = lines('一郎,0901,犬', '二郎,0902', '三郎,0903');
    expect(readList(utf8(one)).names).toEqual(['氏名', '電話番号']);
  });

  it('are absent if the first line is a contact, and can be set to another line', () => {
    const text = '試験 一郎,090-5555-0101\n試験 二郎,090-5555-0102\n';
    expect(readList(utf8(text))).toMatchObject({ headingLine: 0, names: ['A', 'B'] });
    expect(readList(utf8(list), { headingLine: 2 }).names[0]).toBe('試験 一郎');
  });

  it('repeated on every printed page are not contacts', () => {
    expect(rowsOf(utf8(`${list}\r\n${list}`)).map(([line]) => line)).toEqual([2, 3, 6, 7]);
  });
});

describe('the delimiter', () => {
  test.each([
    [',', '氏名,電話番号\n一郎,0901\n'],
    ['\t', '氏名\t電話番号\n一郎, 二郎\t0901\n'],
    [';', '氏名;電話番号\n一郎;0901\n'],
    [',', '氏名\n一郎\n'],
    [',', '氏名,備考\n一郎,"a;b;c"\n二郎,"a;b;c"\n'],
  ])('is %j in %j', (delimiter, text) => {
    expect(readList(utf8(text)).delimiter).toBe(delimiter);
  });
});
