import metadata from 'libphonenumber-js/metadata.min.json';
import { parsePhoneNumber } from 'libphonenumber-js/min';
import { expect, test } from 'vitest';
import { formatPhone } from './phone.ts';

type Rule = [pattern: string, format: string, leading: string[]];

/** After updating libphonenumber-js, run `vitest -u` to regenerate the file. */
test('the rules match the installed libphonenumber-js', async () => {
  const japan = metadata.countries.JP?.[4] as Rule[] | undefined;
  const rules = japan?.map(([pattern, format, leading]) => ({
    pattern,
    format,
    leading: leading.at(-1),
  }));
  await expect(`${JSON.stringify(rules, null, 2)}\n`).toMatchFileSnapshot('./phone-formats.json');
});

test.each([
  ['+819012345678', '090-1234-5678'],
  ['+815017481234', '050-1748-1234'],
  ['+81335551234', '03-3555-1234'],
  ['+81120123456', '0120-123-456'],
  ['+818001234567', '0800-123-4567'],
  ['+81474123456', '047-412-3456'],
  ['+81471234567', '04-7123-4567'],
  ['+81126712345', '01267-1-2345'],
  ['+14155550100', '+14155550100'],
])('%s is formatted as %s', (e164, written) => {
  expect(formatPhone(e164)).toBe(written);
});

test('every area is formatted as the library formats it', () => {
  const areas = Array.from({ length: 9000 }, (_, i) => `+81${1000 + i}12345`);
  const numbers = [...areas, ...areas.map((area) => `${area}6`)]
    .map((e164) => parsePhoneNumber(e164))
    // Without a rule, the library also drops the leading 0, which nobody in Japan does.
    .filter((number) => number.formatNational().includes('-'));
  expect(numbers.length).toBeGreaterThan(10_000);
  expect(numbers.map((number) => formatPhone(number.number))).toEqual(
    numbers.map((number) => number.formatNational()),
  );
});
