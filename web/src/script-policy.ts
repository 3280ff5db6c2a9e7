/** What a browser with Trusted Types offers; the DOM library does not know of it yet. */
interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string | null }) => void;
}

let isSet = false;

/**
 * Where a browser watches over the addresses of scripts (`require-trusted-types-for 'script'`), workers
 * come from our own origin and from nowhere else; a text never becomes markup or script.
 */
export function keepScriptsAtHome(): void {
  if (isSet) return;
  isSet = true;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
  });
}
