import { createHash } from 'node:crypto';
import { extensionPattern } from '@cti/functions/model/calls/extension';

const escapes: Record<string, string> = {
  a: ' ',
  b: ' ',
  f: ' ',
  n: ' ',
  r: ' ',
  t: ' ',
  v: ' ',
};

/** A name as it was set: Asterisk writes `\ " ' ?` and control characters in C's way. Whole, on one line, cut to fit. */
export const readName = (escaped: string): string =>
  escaped
    .replaceAll(/\\(.)/gs, (_, char: string) => escapes[char] ?? char)
    // oxlint-disable-next-line no-control-regex -- control characters are what this removes
    .replaceAll(/[\u0000-\u001f\u007f]/g, ' ')
    .toWellFormed()
    .trim()
    .slice(0, 200)
    .toWellFormed();

/** An id of Asterisk's as the envelope has it: `1795938801.120` is `1795938801-120`. */
export function readId(raw: string, prefix: string): string {
  const id = prefix + raw.replaceAll('.', '-');
  return /^[A-Za-z0-9][A-Za-z0-9_:-]{0,99}$/.test(id) ? id : `${prefix}x-${hash(raw)}`;
}

/** An endpoint's name as an extension; one that can't be an extension gets a name of its own. */
export const readExtension = (endpoint: string): string =>
  extensionPattern.test(endpoint) ? endpoint : `x-${hash(endpoint).slice(0, 16)}`;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
