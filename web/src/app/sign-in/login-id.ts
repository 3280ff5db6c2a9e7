/** What somebody signs in with: an address has an @, a number is a Japanese one in any notation. */
export type LoginId =
  { kind: 'email'; email: string } | { kind: 'phone'; phone: string } | { kind: 'neither' };

export function readLoginId(text: string): LoginId {
  const normal = text.normalize('NFKC').trim();
  if (normal.includes('@')) return { kind: 'email', email: normal };
  const digits = normal.replaceAll(/[^0-9]/g, '');
  const looksLikePhone = /^[+(]?[0-9][0-9\s()./‐‑‒–—―−ー-]*$/.test(normal);
  return looksLikePhone && digits.length >= 10 && digits.length <= 13
    ? { kind: 'phone', phone: normal }
    : { kind: 'neither' };
}
