import { toE164 } from '@cti/functions/model/text/phone';

/** Longer ones are nobody's number. */
const longest = 100;

/** The number of a link on any page, `tel:090-1234-5678`, in E.164; null = it isn't one. */
export function numberOfLink(text: string): string | null {
  if (text.length > longest) return null;
  return toE164(text.replace(/^(?:web\+)?tel:(?:\/\/)?/i, ''));
}

/** Asks the browser to open `tel:` links here; `page` is the address they lead to, without the number. */
export function openTelLinksHere(page: string): void {
  navigator.registerProtocolHandler('tel', `${location.origin}${page}?number=%s`);
}

/** Whether this browser can: phones' browsers and Safari can't. */
export const canOpenTelLinks = (): boolean => 'registerProtocolHandler' in navigator;
