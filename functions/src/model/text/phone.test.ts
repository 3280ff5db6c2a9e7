import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digitsOf, readNumber, readNumbers, toDialledNumber, toE164 } from './phone.ts';

const number = (e164: string, extension: string | null = null) => ({
  kind: 'number',
  e164,
  extension,
});

describe('a caller’s number', () => {
  test.each([
    ['+819012345678'],
    ['09012345678'],
    ['０９０－１２３４－５６７８'],
    ['+81 (0)90-1234-5678'],
    ['+8109012345678'],
    ['+09012345678'],
    ['010819012345678'],
    ['010-81-90-1234-5678'],
    ['0081-90-1234-5678'],
    ['819012345678'],
    ['090 1234 5678'],
    ['(090)1234-5678'],
    ['090ー1234ー5678'],
    ['184-090-1234-5678'],
    ['186 09012345678'],
    [' 090-1234-5678\n'],
    ['\u202a090-1234-5678\u202c'],
    ['tel:+81-90-1234-5678'],
    ['sip:+819012345678@pbx.example'],
    ['"山田" <sip:09012345678@pbx.example;user=phone>'],
    ['Anonymous <09012345678>'],
  ])('NUM-01: %j is +819012345678', (raw) => {
    expect(readNumber(raw)).toEqual(number('+819012345678'));
  });

  test.each([
    ['0120-123-456', '+81120123456'],
    ['050-1234-5678', '+815012345678'],
    ['060-1234-5678', '+816012345678'],
    ['0570-012-345', '+81570012345'],
    ['+14155552671', '+14155552671'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['03-5555-1234', '+81355551234'],
  ])('NUM-02: %s is %s', (raw, e164) => {
    expect(readNumber(raw)).toEqual(number(e164));
  });

  test.each([
    ['090-1234-5678 x12', '12'],
    ['090-1234-5678#12', '12'],
    ['090-1234-5678 内線3', '3'],
    ['tel:+81-90-1234-5678;ext=3', '3'],
  ])('keeps the extension of %s beside it', (raw, extension) => {
    expect(readNumber(raw)).toEqual(number('+819012345678', extension));
  });

  test.each([
    ['110', '110'],
    ['119', '119'],
    ['+119', '119'],
    ['+81119', '119'],
    ['１１７', '117'],
    ['#7119', '#7119'],
    ['＃9110', '#9110'],
    ['1417', '1417'],
  ])('%s is a service, dialled as %s', (raw, dialled) => {
    expect(readNumber(raw)).toEqual({ kind: 'service', dialled });
  });

  test.each([
    ['+'],
    ['+0'],
    ['sip:a@b'],
    ['1'.repeat(25)],
    [`+${'1'.repeat(25)}`],
    ['calling…'],
    ['山田 太郎'],
    ['0x0'],
    ['٠٩٠١٢٣٤٥٦٧٨'],
    ['09012345678;09011112222'],
    ['090-1234-567'],
    [0],
    [Number.NaN],
    [true],
    [{}],
    [['09012345678']],
  ])('NUM-05, NUM-07: %j is no number, and not withheld', (raw) => {
    expect(readNumber(raw)).toEqual({ kind: 'unreadable' });
  });

  test('reading never fails, and reading a number it has read changes nothing', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...'0123456789+-() ０９－x#'.split('')),
      maxLength: 20,
    });
    const anything = fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), digits, fc.nat());
    fc.assert(
      fc.property(anything, (raw) => {
        const read = readNumber(raw);
        const again = read.kind === 'number' ? readNumber(read.e164) : read;
        expect(again).toEqual(read.kind === 'number' ? { ...read, extension: null } : read);
      }),
      { numRuns: 5_000 },
    );
  });

  test('every Japanese mobile number is the same in national and international writing, and nobody’s is withheld', () => {
    const subscriber = fc.integer({ min: 10_000_000, max: 99_999_999 });
    fc.assert(
      fc.property(fc.constantFrom('60', '70', '80', '90'), subscriber, (prefix, rest) => {
        const e164 = `+81${prefix}${rest}`;
        for (const writing of [e164, `0${prefix}${rest}`, `+81 (0)${prefix}-${rest}`]) {
          expect(toE164(writing)).toBe(e164);
          expect(readNumber(writing)).toEqual(number(e164));
        }
      }),
    );
  });
});

describe('a hidden caller', () => {
  test.each([
    // As written by phones, networks and phone systems; the last ones spell it on a phone's keypad.
    [
      'hidden',
      'anonymous Anonymous ANONYMOUS anonym Restricted blocked withheld private P ｐ 非通知 番号非通知 非通知設定 非通知着信 ﾋﾂｳﾁ ひつうち 匿名 番号非表示 通知拒否 hitsuchi',
    ],
    [
      'hidden',
      'Private_Number Private-Caller NO_CALLER_ID nocallerid Caller_ID_withheld Number_withheld Restricted_Number ID_Blocked (blocked) [Private] Reject_by_user Anonymous_Caller masked CLIR',
    ],
    [
      'hidden',
      'sip:anonymous@anonymous.invalid <sip:anonymous@anonymous.invalid> sips:c8oqz84zk7z@anonymous.invalid anonymous@anonymous.invalid sip:restricted@pbx.example',
    ],
    [
      'hidden',
      '+266696687 266696687 +1266696687 00266696687 +7378742833 7378742833 +7748283 2562533 94844353',
    ],
    [
      'payphone',
      '公衆電話 公衆電話からの着信 非通知(公衆電話) ｺｳｼｭｳﾃﾞﾝﾜ こうしゅう Payphone PAY_PHONE Coin_line coin_line/payphone C ｃ',
    ],
    [
      'outOfArea',
      '表示圏外 圏外 ﾋｮｳｼﾞｹﾝｶﾞｲ 通知不可能 通知不可 表示不可 unavailable@unknown.invalid Unavailable Not_available Out_of_area OUT-OF-AREA O ｏ sip:unavailable@unknown.invalid +86282452253 86282452253 8628245225',
    ],
    ['serviceConflict', 'サービス競合 ｻｰﾋﾞｽｷｮｳｺﾞｳ Interaction_with_other_service S ｓ'],
    [
      null,
      'unknown Unknown_Caller <unknown> 不明 番号不明 None null undefined N/A - ***** +8656696 8656696 00 0000000000 000-0000-0000',
    ],
  ])('is withheld, the reason %s: %s', (reason, spellings) => {
    const read = spellings.split(' ').map((raw) => [raw, readNumber(raw.replaceAll('_', ' '))]);
    expect(read).toEqual(read.map(([raw]) => [raw, { kind: 'withheld', reason }]));
  });

  test.each([
    ['"Coin line/payphone" <sip:anonymous@anonymous.invalid>', 'payphone'],
    ['"Unavailable" <sip:anonymous@anonymous.invalid>', 'outOfArea'],
    ['"Anonymous" <sip:anonymous@anonymous.invalid>', 'hidden'],
    ['', null],
    ['  ', null],
    [null, null],
    [undefined, null],
  ])('NUM-06: %j is withheld', (raw, reason) => {
    expect(readNumber(raw)).toEqual({ kind: 'withheld', reason });
  });

  test.each([
    ['0266696687', '+81266696687'],
    ['0266-69-6687', '+81266696687'],
    ['+81266696687', '+81266696687'],
    ['+17378742833', '+17378742833'],
    ['09010000000', '+819010000000'],
    ['00819012345678', '+819012345678'],
  ])('is nobody who has a number: %s', (raw, e164) => {
    expect(readNumber(raw)).toEqual(number(e164));
  });

  test.each([['Blockbuster'], ['Privat Bank'], ['Hidden Valley Dental'], ['Coinbase'], ['Poco']])(
    'is not meant by %s',
    (raw) => {
      expect(readNumber(raw)).toEqual({ kind: 'unreadable' });
    },
  );
});

describe('what people write where numbers belong', () => {
  const read = (raw: string) =>
    readNumbers(raw).numbers.map(({ e164, extension, label }) =>
      [e164, extension && `内線${extension}`, label].filter(Boolean).join(' '),
    );

  test.each([
    // As it is, and with what spreadsheets and address books add.
    ['09055550101', ['+819055550101']],
    ['\u202a090-5555-0101\u202c', ['+819055550101']],
    ['\ufeff090\u200b5555\u00a00101', ['+819055550101']],
    ['="09055550101"', ['+819055550101']],
    ['=T("09055550101")', ['+819055550101']],
    ["'09055550101", ['+819055550101']],
    ["'+81 90-5555-0101", ['+819055550101']],
    ['9055550101', ['+819055550101']],
    ['9055550101.0', ['+819055550101']],
    ['9.055550101E+09', ['+819055550101']],
    ['9,055,550,101', ['+819055550101']],
    ['355550101', ['+81355550101']],
    ['120555010', ['+81120555010']],
    ['819055550101', ['+819055550101']],
    ['tel:090-5555-0101', ['+819055550101']],
    ['+1 415 555 2671', ['+14155552671']],
    // Every sign for a hyphen.
    ...Array.from('-‐‑‒–—―−ー─━～〜ｰ－﹣_~・.', (dash): [string, string[]] => [
      ['090', '5555', '0101'].join(dash),
      ['+819055550101'],
    ]),
    ['090一5555一0101', ['+819055550101']],
    ['〇九〇―五五五五―〇一〇一', ['+819055550101']],
    ['03(5555)0101', ['+81355550101']],
    // Words around it.
    ['TEL:03-5555-0101', ['+81355550101']],
    ['℡ 03-5555-0101', ['+81355550101']],
    ['☎03-5555-0101', ['+81355550101']],
    ['電話番号：03-5555-0101', ['+81355550101']],
    ['090-5555-0101(母)', ['+819055550101 母']],
    ['090-5555-0101 （１８時以降）', ['+819055550101 18時以降']],
    ['携帯 090-5555-0101', ['+819055550101']],
    ['FAX 03-5555-0101', ['+81355550101 FAX']],
    ['03-5555-0101㈹', ['+81355550101 代']],
    // Extensions.
    ['03-5555-0101 内線12', ['+81355550101 内線12']],
    ['03-5555-0101(内12)', ['+81355550101 内線12']],
    ['03-5555-0101 ext. 12', ['+81355550101 内線12']],
    ['03-5555-0101#12', ['+81355550101 内線12']],
    ['03-5555-0101 x12', ['+81355550101 内線12']],
    ['03-5555-0101 内線番号：1234（総務）', ['+81355550101 内線1234 総務']],
    // Several.
    ['090-5555-0101／03-5555-0101', ['+819055550101', '+81355550101']],
    ['090-5555-0101 03-5555-0101', ['+819055550101', '+81355550101']],
    ['090-5555-0101\r\n03-5555-0101', ['+819055550101', '+81355550101']],
    ['+819055550101,+81355550101', ['+819055550101', '+81355550101']],
    ['+81 90-5555-0101 03-5555-0101', ['+819055550101', '+81355550101']],
    ['①090-5555-0101②03-5555-0101', ['+819055550101', '+81355550101']],
    ['自宅03-5555-0101 携帯090-5555-0101', ['+81355550101 自宅', '+819055550101']],
    ['090-5555-0101 (自宅)03-5555-0101', ['+819055550101', '+81355550101 自宅']],
    ['090-5555-0101 または 03-5555-0101', ['+819055550101', '+81355550101']],
    ['090-5555-0101(母)080-5555-0101(父)', ['+819055550101 母', '+818055550101 父']],
    ['090-5555-0101(母)・080-5555-0101(父)', ['+819055550101 母', '+818055550101 父']],
    ['090-5555-0101 / 09055550101', ['+819055550101']],
  ])('%j is %j', (raw, numbers) => {
    expect(read(raw)).toEqual(numbers);
    expect(readNumbers(raw)).toMatchObject({ unread: '', why: null });
  });

  test.each([
    ...'- ー － ― * ？ なし 無し 無 ナシ ﾅｼ 無い ありません × x ✕ 不明 番号不明 未登録 未記入 空欄 非通知 公衆電話 null N/A none 0 00000000000 000-0000-0000 なし(確認済) 携帯なし 電話番号なし 固定電話は無し 登録なし 持っていない 確認中'.split(
      ' ',
    ),
    '',
    '　',
  ])('%j says that there is none', (raw) => {
    expect(readNumbers(raw)).toEqual({ numbers: [], unread: '', why: null });
  });

  test.each([
    ['9.01E+10', 'rounded', '9.01E+10'],
    ['8.19E+11', 'rounded', '8.19E+11'],
    ['110番', 'service', '110番'],
    ['#7119', 'service', '#7119'],
    ['090-5555-010', 'unreadable', '090-5555-010'],
    ['5555-0101', 'unreadable', '5555-0101'],
    ['2024/04/01', 'unreadable', '2024/04/01'],
    ['内線12', 'unreadable', '内線12'],
    ['山田', 'unreadable', '山田'],
    ['同上', 'unreadable', '同上'],
  ])('%j is none, and says why: %s', (raw, why, unread) => {
    expect(readNumbers(raw)).toEqual({ numbers: [], unread, why });
  });

  test.each([
    ['03-5555-0101～3', '3'],
    ['03-5555-0101/0102', '0102'],
    ['090-5555-0101 ／ 090-5555-010', '090 5555 010'],
  ])('of %j the rest is told: %s', (raw, unread) => {
    const { numbers, ...rest } = readNumbers(raw);
    expect(numbers).toHaveLength(1);
    expect(rest).toEqual({ unread, why: 'unreadable' });
    expect(toE164(raw)).toBeNull();
  });

  test('reading never fails, and reads its own numbers in any order again', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'0189+-() /内線x#(母)なし'.split('')), maxLength: 40 }),
    );
    fc.assert(
      fc.property(texts, (raw) => {
        const { numbers } = readNumbers(raw);
        const e164s = numbers.map(({ e164 }) => e164);
        expect(readNumbers(e164s.join(' / ')).numbers.map(({ e164 }) => e164)).toEqual(e164s);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a dialled number', () => {
  test.each([
    ['0501748XXXX', '+81501748'],
    ['050-1748-XXXX', '+81501748'],
    ['+81501748XXXX', '+81501748'],
    ['05017481234', '+815017481234'],
  ])('%s may leave its end open: %s', (raw, e164) => {
    expect(toDialledNumber(raw)).toBe(e164);
  });

  test.each([['X'], [''], ['110'], ['main line']])('%j is none', (raw) => {
    expect(toDialledNumber(raw)).toBeNull();
  });

  test('reading never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const read = toDialledNumber(raw);
        expect(read === null || /^\+[1-9]\d{6,14}$/.test(read)).toBe(true);
        expect(digitsOf(raw)).toMatch(/^[0-9]*$/);
      }),
    );
  });
});
