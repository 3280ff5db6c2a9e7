import { hasAppCheck } from './firebase/app-check.ts';

/** The Trusted Types API; TypeScript's DOM library doesn't have it yet. */
interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string | null }) => void;
}

let isSet = false;

/** The only way to a script or worker under Trusted Types; there is none from a string to markup or script. */
export function keepScriptsAtHome(): void {
  if (isSet) return;
  isSet = true;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => scriptAddress(url, hasAppCheck),
  });
}

const recaptcha = 'https://www.google.com/recaptcha/';

/** Where a script may load from, else null: our origin and, with App Check, Google's, which uses Trusted Types too. */
export function scriptAddress(url: string, withRecaptcha: boolean): string | null {
  const address = new URL(url, location.href);
  // A blob has our origin too, and can contain anything.
  if (address.origin === location.origin && address.protocol !== 'blob:') return url;
  if (!withRecaptcha || !address.href.startsWith(recaptcha)) return null;
  address.searchParams.set('trustedtypes', 'true');
  return address.href;
}
