import formats from './phone-formats.json';

/**
 * Where hyphens go in Japanese numbers depends on the area code, some hundred rules. They are libphonenumber's own,
 * extracted from its metadata (`phone.test.ts` keeps them in sync): 0.8 kB instead of the library's 17, so that a
 * number is in its final form on the popup's first paint.
 */
const rules = formats.map(({ leading, pattern, format }) => ({
  leading: new RegExp(`^(?:${leading})`),
  pattern: new RegExp(`^(?:${pattern})$`),
  format,
}));

/** `+819012345678` → `090-1234-5678`. A foreign number stays as it is, with its `+`. */
export function formatPhone(e164: string): string {
  if (!e164.startsWith('+81')) return e164;
  const digits = e164.slice(3);
  const rule = rules.find((r) => r.leading.test(digits) && r.pattern.test(digits));
  return `0${rule ? digits.replace(rule.pattern, rule.format) : digits}`;
}
