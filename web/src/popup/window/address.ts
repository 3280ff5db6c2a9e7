/** The popup's address. A linked id reveals nothing about anybody; nothing else goes into it. */
export function popupUrl(linkedId: string): string {
  return `/cti-popup?call=${encodeURIComponent(linkedId)}`;
}

/** What the popup's address asks for. `none` = nothing; `unreadable` = something that can't be a call's id. */
export type Wanted = { kind: 'call'; linkedId: string } | { kind: 'none' } | { kind: 'unreadable' };

/**
 * Reads `?call=`. It may come from anywhere, so only a valid document id is accepted: no paths, none of Firestore's
 * reserved names, nothing endless.
 */
export function wantedCall(search: string): Wanted {
  const linkedId = new URLSearchParams(search).get('call') ?? '';
  if (linkedId === '') return { kind: 'none' };
  const isName =
    linkedId.length <= 300 &&
    !linkedId.includes('/') &&
    linkedId !== '.' &&
    linkedId !== '..' &&
    !/^__.*__$/.test(linkedId);
  return isName ? { kind: 'call', linkedId } : { kind: 'unreadable' };
}
