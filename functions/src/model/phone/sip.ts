/**
 * The part of a `sip:` or `tel:` address that tells who calls, and the name in front of it; any other text is
 * returned as it is.
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
  // RFC 3323 hides a caller as `anonymous@anonymous.invalid`, whatever stands in front of the `@`; some systems
  // leave the scheme out.
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
