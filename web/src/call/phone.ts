import formats from './phone-formats.json';

/**
 * Where Japanese write the hyphens depends on the area code, some hundred rules. They are
 * libphonenumber's own, cut out of its metadata (`phone.test.ts` keeps them in step): 0.8 kB instead of
 * the library's 17, so that a number stands in its final form on the first paint of the popup.
 */
const rules = formats.map(({ leading, pattern, format }) => ({
  leading: new RegExp(`^(?:${leading})`),
  pattern: new RegExp(`^(?:${pattern})$`),
  format,
}));

/** `+819012345678` → `090-1234-5678`. A number from abroad stays as it is, with its `+`. */
export function formatPhone(e164: string): string {
  if (!e164.startsWith('+81')) return e164;
  const digits = e164.slice(3);
  const rule = rules.find((r) => r.leading.test(digits) && r.pattern.test(digits));
  return `0${rule ? digits.replace(rule.pattern, rule.format) : digits}`;
}
