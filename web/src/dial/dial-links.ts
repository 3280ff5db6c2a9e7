/** Opens Dialpad's app with the number filled in; from the number that was dialled, if known. */
export function dialpadLink(number: string, fromNumber: string | null): string {
  const from = fromNumber ? `&fromNumber=${encodeURIComponent(fromNumber)}` : '';
  return `dialpad://${number}?confirmPhone=1${from}`;
}

/** Whatever else on this computer makes calls. */
export const telLink = (number: string): string => `tel:${number}`;
