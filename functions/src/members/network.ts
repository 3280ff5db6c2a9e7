import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network a request comes from: an IPv4 address, or the first half of an IPv6 address, of which one household has
 * 2^64. Google's front end appends the sender's address to whatever the sender claims; Google's own addresses between
 * it and us are private ones.
 */
export function networkOf(request: Pick<IncomingMessage, 'headers' | 'socket'>): string {
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const addresses = forwarded
    .map((text) => text.trim())
    .filter((text) => isIPv4(text) || isIPv6(text));
  const sender = addresses.findLast((address) => !isPrivate(address));
  return prefixOf(sender ?? request.socket.remoteAddress ?? '');
}

const isPrivate = (address: string): boolean =>
  /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd]|fe80:)/i.test(address);

function prefixOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0');
  return [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
