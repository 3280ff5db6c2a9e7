import { customDataOf, type DialWay } from '@cti/functions/model/calls/call-intent';

interface Call {
  /** E.164. */
  number: string;
  /** One of our own numbers to call from; null = Dialpad's choice. */
  fromNumber: string | null;
  intentId: string;
}

/**
 * What places a call: Dialpad's app, which asks before it dials, or whatever on this computer takes `tel:` links. Dialpad
 * returns `customData` with the call's events.
 */
export function dialLink(way: DialWay, { number, fromNumber, intentId }: Call): string {
  if (way === 'tel') return telLink(number);
  const from = fromNumber ? `&fromNumber=${encodeURIComponent(fromNumber)}` : '';
  return `dialpad://${number}?confirmPhone=1${from}&customData=${customDataOf(intentId)}`;
}

/** Whatever else on this computer makes calls. */
export const telLink = (number: string): string => `tel:${number}`;
