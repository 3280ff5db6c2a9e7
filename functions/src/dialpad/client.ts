import { dialpadStandIn } from '../config.ts';

/** The only hosts a customer's key is sent to. */
const isDialpad = (host: string): boolean =>
  host === 'dialpad.com' || host.endsWith('.dialpad.com');

/** Where Dialpad may redirect beyond its own hosts: signed addresses that need no key. */
const isStorage = (host: string): boolean => host === 'storage.googleapis.com';

/** One redirect to the bytes, and a few in case Dialpad changes something. */
const mostRedirects = 3;

/** An address we may request: https, default port, no credentials in it, an allowed host. */
export function allowedAddress(text: string, hosts = isDialpad): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.protocol === 'https:' && url.port === '' && !url.username && !url.password;
  return isPlain && hosts(url.hostname) ? url : null;
}

export interface Asked {
  apiKey: string;
  signal: AbortSignal;
  /** A byte range: `bytes=0-99`. */
  range?: string;
  method?: string;
  /** JSON. */
  body?: string;
}

/** Somebody tried to send us to an address that we must not request. */
export class ForeignAddress extends Error {
  override name = 'ForeignAddress';
}

/**
 * Requests Dialpad with the customer's key. Redirects are followed by hand: each must lead to an allowed host, and only
 * Dialpad gets the key. Throws on a foreign address, too many redirects and timeout.
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
  throw new ForeignAddress('Dialpad redirects to a foreign address.');
}

/** One request to Dialpad's API, with the customer's key. Throws on a foreign address and on timeout. */
export async function requestDialpad(address: string, asked: Asked): Promise<Response> {
  const url = allowedAddress(address);
  if (!url) throw new ForeignAddress('This is not an address of Dialpad.');
  return ask(url, asked);
}

function ask(url: URL, { apiKey, signal, range, method, body }: Asked): Promise<Response> {
  const standIn = dialpadStandIn();
  return fetch(standIn ? new URL(url.pathname + url.search, standIn) : url, {
    redirect: 'manual',
    signal,
    ...(method === undefined ? {} : { method }),
    ...(body === undefined ? {} : { body }),
    headers: {
      // A range of a compressed recording would be a range of something else.
      'accept-encoding': 'identity',
      ...(isDialpad(url.hostname) ? { authorization: `Bearer ${apiKey}` } : {}),
      ...(range === undefined ? {} : { range }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
  });
}
