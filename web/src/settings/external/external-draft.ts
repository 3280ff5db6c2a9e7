import {
  type AddressProblem,
  type PopupSettings,
  addressProblem,
  allowedHostLimit,
  externalAddress,
  hostPattern,
} from '@cti/functions/model/calls/external-address';

/** The form as typed. */
export interface ExternalDraft extends Omit<PopupSettings, 'allowedHosts'> {
  /** One per line. */
  hosts: string;
}

export function draftOf({ allowedHosts, ...rest }: PopupSettings): ExternalDraft {
  return { ...rest, hosts: allowedHosts.join('\n') };
}

/** The form's values, trimmed: full-width letters and capitals are normalised, since people mean the same by them. */
export function settingsOf({ hosts, ...rest }: ExternalDraft): PopupSettings {
  const allowedHosts = hosts
    .split(/[\s,、]+/)
    .map((host) => host.normalize('NFKC').toLowerCase())
    .filter((host) => host !== '');
  return {
    ...rest,
    externalUrl: rest.externalUrl.trim(),
    allowedHosts: [...new Set(allowedHosts)],
  };
}

export interface ExternalProblems {
  url: AddressProblem | null;
  /** The first that is not a host name. */
  host: string | null;
  tooManyHosts: boolean;
}

export function problemsOf(settings: PopupSettings): ExternalProblems | null {
  const { externalUrl, allowedHosts } = settings;
  const url = externalUrl === '' ? null : addressProblem(externalUrl, settings);
  const host = allowedHosts.find((one) => !hostPattern.test(one)) ?? null;
  const tooManyHosts = allowedHosts.length > allowedHostLimit;
  return url || host !== null || tooManyHosts ? { url, host, tooManyHosts } : null;
}

/** The address for a made-up call, to show what would open; null = nothing. */
export function sampleAddress(settings: PopupSettings): string | null {
  return externalAddress(settings, {
    contactId: 'c0012',
    call: '4503599627370497',
    store: 'nishifuna',
    number: '+819012345678',
  });
}
