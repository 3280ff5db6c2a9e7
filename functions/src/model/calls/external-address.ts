import * as z from 'zod/mini';
import type { Call } from './call.ts';
import { text } from '../text/or-default.ts';

/** The other system's page: a link on the card, opened with it, or opened in its place. */
export const externalModeSchema = z.enum(['link', 'beside', 'instead']);
export type ExternalMode = z.infer<typeof externalModeSchema>;

/** `customer/{id}/settings/popup`: another system's page about a caller. */
export const popupSettingsSchema = z.object({
  /** With placeholders; '' = none. */
  externalUrl: text,
  externalMode: z._default(externalModeSchema, 'link'),
  /** Lower-case host names, with a port unless it's 443. */
  allowedHosts: z._default(z.array(z.string()), []),
  /** The admin has allowed `{number}`, although it ends up in the other system's logs. */
  allowsNumber: z._default(z.boolean(), false),
});
export type PopupSettings = z.infer<typeof popupSettingsSchema>;

/** Placeholders in an address, filled from the current call. */
const placeholders = ['contactId', 'call', 'store', 'number'] as const;
export type Placeholder = (typeof placeholders)[number];

export const externalUrlLimit = 2000;
export const allowedHostLimit = 20;

/** A host in the allow-list: plain DNS letters, so that there are no look-alikes. */
export const hostPattern = /^[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?$/;

/** Why an address is refused. */
export type AddressProblem =
  | 'too-long'
  /** A line break, space, control character or backslash, which browsers silently drop or convert. */
  | 'characters'
  | 'not-https'
  /** A name and password before the host, as in `https://crm.example@evil.example/`. */
  | 'userinfo'
  /** Not plain DNS letters, contains a placeholder, or isn't followed by `/`. */
  | 'host'
  | 'host-not-allowed'
  | 'unknown-placeholder'
  | 'number';

const shape = /^https:\/\/([^/?#]*)(.*)$/;
const blankOrControl = /[\s\\\p{Cc}\p{Cf}]/u;

/** What is wrong with an address template, or null. Checked before saving and before opening. */
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

/** A call's values for the placeholders; null = unknown. */
export type AddressValues = Record<Placeholder, string | null>;

/** A call's values for an address: a contact only if the caller is certain. */
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
 * The address for one call; null if none is set, it isn't allowed, or it needs an unknown value (an unregistered caller
 * has no `contactId`).
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
