/**
 * The part of a `sip:` or `tel:` address that identifies the caller, and the name before it; any other text is returned
 * unchanged.
 */
export function readSip(text: string): { text: string; name: string } {
  const found =
    /^(?:"?([^"<]*?)"?\s*<)?\s*(?:(?:sips?|tel):([^>]*)|([^\s<>@]+@[\w.-]+\.invalid))>?/i.exec(
      text,
    );
  if (!found) return { text, name: '' };
  const [, name = '', uri, bare = ''] = found;
  const address = uri ?? bare;
  const [user = '', host = ''] = decoded(address)
    .replace(/^([^;@]*);[^@]*@/, '$1@')
    .split('@');
  const [number = '', ...parameters] = user.split(';');
  const extension = parameters.find((parameter) => /^ext=/i.test(parameter));
  // RFC 3323 hides a caller as `anonymous@anonymous.invalid`, whatever comes before the `@`; some systems omit the
  // scheme.
  const isHidden = /(?:^|\.)anonymous\.invalid\b/i.test(host);
  return { text: isHidden ? 'anonymous' : [number, extension].filter(Boolean).join(';'), name };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
