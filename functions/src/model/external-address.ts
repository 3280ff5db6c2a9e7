import * as z from 'zod/mini';
import type { Call } from './call.ts';
import { text } from './or-default.ts';

/** The other system's page: a link on the card, opened with it, or opened in its place. */
export const externalModeSchema = z.enum(['link', 'beside', 'instead']);
export type ExternalMode = z.infer<typeof externalModeSchema>;

/** `customer/{id}/settings/popup`: another system's page about a caller. */
export const popupSettingsSchema = z.object({
  /** With placeholders; '' = none. */
  externalUrl: text,
  externalMode: z._default(externalModeSchema, 'link'),
  /** Lower-case host names, with a port where it is not 443. */
  allowedHosts: z._default(z.array(z.string()), []),
  /** The admin has insisted on `{number}`, which ends up in the other system's logs. */
  allowsNumber: z._default(z.boolean(), false),
});
export type PopupSettings = z.infer<typeof popupSettingsSchema>;

/** What stands in an address for the call at hand. */
export const placeholders = ['contactId', 'call', 'store', 'number'] as const;
export type Placeholder = (typeof placeholders)[number];

export const externalUrlLimit = 2000;
export const allowedHostLimit = 20;

/** A host as an allow-list names it: letters of DNS, so that nothing can look like something else. */
export const hostPattern = /^[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?$/;

/** Why an address is refused. */
export type AddressProblem =
  | 'too-long'
  /** A line break, blank, control character or backslash, which browsers silently drop or turn. */
  | 'characters'
  | 'not-https'
  /** A name and password before the host, as in `https://crm.example@evil.example/`. */
  | 'userinfo'
  /** Not plain DNS letters, a placeholder in it, or no `/` behind it. */
  | 'host'
  | 'host-not-allowed'
  | 'unknown-placeholder'
  | 'number';

const shape = /^https:\/\/([^/?#]*)(.*)$/;
const blankOrControl = /[\s\\\p{Cc}\p{Cf}]/u;

/** What is wrong with an address template, or null. It is asked before saving and before opening. */
export function addressProblem(
  template: string,
  { allowedHosts, allowsNumber }: Pick<PopupSettings, 'allowedHosts' | 'allowsNumber'>,
): AddressProblem | null {
  if (template.length > externalUrlLimit) return 'too-long';
  if (blankOrControl.test(template)) return 'characters';
  const [, host, rest = ''] = shape.exec(template) ?? [];
  if (host === undefined) return 'not-https';
  if (host.includes('@')) return 'userinfo';
  if (!hostPattern.test(host) || (rest !== '' && !rest.startsWith('/'))) return 'host';
  // The browser has the last word on what the host is.
  if (!URL.canParse(template) || new URL(template).host !== host.replace(/:443$/, '')) {
    return 'host';
  }
  if (!allowedHosts.includes(host)) return 'host-not-allowed';
  const names = [...rest.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');
  const isKnown = (name: string) => (placeholders as readonly string[]).includes(name);
  if (/[{}]/.test(rest.replaceAll(/\{[^{}]*\}/g, '')) || !names.every(isKnown)) {
    return 'unknown-placeholder';
  }
  if (names.includes('number') && !allowsNumber) return 'number';
  return null;
}

/** What is known of a call, for the placeholders; null = not known. */
export type AddressValues = Record<Placeholder, string | null>;

/** What a call knows for an address: a contact only when it is certain who calls. */
export function addressValues(call: Call): AddressValues {
  const { contactIds } = call.caller;
  return {
    contactId: contactIds.length === 1 ? (contactIds[0] ?? null) : null,
    call: call.linkedId,
    store: call.store?.code ?? null,
    number: call.externalNumber,
  };
}

/**
 * The address for one call, or null: none is set, it is not allowed, or it asks for something that is
 * not known (a caller who is not registered has no `contactId`).
 */
export function externalAddress(settings: PopupSettings, values: AddressValues): string | null {
  const { externalUrl } = settings;
  if (externalUrl === '' || addressProblem(externalUrl, settings) !== null) return null;
  const asked = placeholders.filter((name) => externalUrl.includes(`{${name}}`));
  if (asked.some((name) => !values[name])) return null;
  return asked.reduce(
    (url, name) => url.replaceAll(`{${name}}`, encodeURIComponent(values[name] ?? '')),
    externalUrl,
  );
}
