import { hasAppCheck } from './firebase/app-check.ts';

/** What a browser with Trusted Types offers; the DOM library does not know of it yet. */
interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string | null }) => void;
}

let isSet = false;

/**
 * The one way in which an address becomes a script or a worker where the browser enforces Trusted Types
 * (`require-trusted-types-for 'script'`). A text never becomes markup or script: there is no rule for that.
 */
export function keepScriptsAtHome(): void {
  if (isSet) return;
  isSet = true;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => scriptAddress(url, hasAppCheck),
  });
}

const recaptcha = 'https://www.google.com/recaptcha/';

/**
 * The address that a script may come from, or null: our own origin and, with App Check, Google's script for it,
 * which is asked to keep to Trusted Types with what it loads further.
 */
export function scriptAddress(url: string, withRecaptcha: boolean): string | null {
  const address = new URL(url, location.href);
  // A blob has our origin too, and holds whatever somebody put into it.
  if (address.origin === location.origin && address.protocol !== 'blob:') return url;
  if (!withRecaptcha || !address.href.startsWith(recaptcha)) return null;
  address.searchParams.set('trustedtypes', 'true');
  return address.href;
}
