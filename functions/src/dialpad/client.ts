import { dialpadStandIn } from '../config.ts';

/** The only hosts that a customer's key is sent to. */
const isDialpad = (host: string): boolean =>
  host === 'dialpad.com' || host.endsWith('.dialpad.com');

/** Where Dialpad's answers may lead beside its own hosts: signed addresses that want no key. */
const isStorage = (host: string): boolean => host === 'storage.googleapis.com';

/** One redirect to where the bytes are, and some for a change of theirs. */
const mostRedirects = 3;

export const dialpadOrigin = 'https://dialpad.com';

/** An address that may be asked: https, its usual port, no name or password in it, a host of the list. */
export function allowedAddress(text: string, hosts = isDialpad): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.protocol === 'https:' && url.port === '' && !url.username && !url.password;
  return isPlain && hosts(url.hostname) ? url : null;
}

export interface Asked {
  apiKey: string;
  signal: AbortSignal;
  /** Of the bytes: `bytes=0-99`. */
  range?: string;
}

/** Somebody tried to lead us where nothing of ours has to go. */
export class ForeignAddress extends Error {
  override name = 'ForeignAddress';
}

/**
 * Asks Dialpad with the customer's key. Redirects are followed by hand: each to a host of the list again, and
 * the key goes to Dialpad alone. Throws on a foreign address, on too many redirects and when time is up.
 */
export async function askDialpad(address: string, asked: Asked): Promise<Response> {
  let url = allowedAddress(address);
  for (let step = 0; url && step <= mostRedirects; step += 1) {
    const response = await ask(url, asked);
    const next = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || next === null) return response;
    await response.body?.cancel();
    url = allowedAddress(new URL(next, url).href, (host) => isDialpad(host) || isStorage(host));
  }
  throw new ForeignAddress('Dialpad leads to an address that is not asked.');
}

function ask(url: URL, { apiKey, signal, range }: Asked): Promise<Response> {
  const standIn = dialpadStandIn();
  return fetch(standIn ? new URL(url.pathname + url.search, standIn) : url, {
    redirect: 'manual',
    signal,
    headers: {
      // A compressed part of a recording would be a part of something else.
      'accept-encoding': 'identity',
      ...(isDialpad(url.hostname) ? { authorization: `Bearer ${apiKey}` } : {}),
      ...(range === undefined ? {} : { range }),
    },
  });
}
