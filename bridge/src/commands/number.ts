import { extensionPattern } from '@cti/functions/model/calls/extension';
import type { Config } from '../config.ts';
import { Failed } from './failed.ts';

export type CommandSettings = NonNullable<Config['commands']>;

/**
 * What the phones' dialplan is given to call an E.164 number: digits, `*` and `#` alone, so that nothing in it means
 * anything to a dialplan or begins a header of its own. Throws {@link Failed}.
 */
export function dialledNumber(
  number: string,
  { prefix, countryCode, nationalPrefix, internationalPrefix }: CommandSettings,
): string {
  if (!/^\+[1-9][0-9]{6,14}$/.test(number)) throw new Failed('command-unreadable');
  const digits = number.slice(1);
  return digits.startsWith(countryCode)
    ? prefix + nationalPrefix + digits.slice(countryCode.length)
    : prefix + internationalPrefix + digits;
}

/** The channel that rings an extension's phone: `PJSIP/101`. Throws {@link Failed}. */
export function phoneChannel(
  extension: string,
  { phone }: CommandSettings,
  extensions: Config['asterisk']['extensions'],
): string {
  if (!extensionPattern.test(extension)) throw new Failed('command-unreadable');
  const endpoint = endpointOf(extension, extensions);
  if (!/^[A-Za-z0-9_.-]{1,80}$/.test(endpoint)) throw new Failed('command-unreadable');
  return phone.replaceAll('{endpoint}', endpoint).replaceAll('{extension}', extension);
}

/** The endpoint of an extension: its own name, unless the settings say another. */
export const endpointOf = (
  extension: string,
  extensions: Config['asterisk']['extensions'],
): string => Object.entries(extensions).find(([, own]) => own === extension)?.[0] ?? extension;
