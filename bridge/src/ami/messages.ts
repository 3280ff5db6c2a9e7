import { StringDecoder } from 'node:string_decoder';
import type { AmiEvent } from './event.ts';

/** The other side doesn't speak as a manager interface does. */
export class NotAmi extends Error {
  override name = 'NotAmi';
}

/** Longer than any message that Asterisk sends to us. */
export const messageLimit = 256 * 1024;

const end = '\r\n\r\n';
const banner = /^Asterisk Call Manager\/\S+$/;

/** Makes messages of the bytes of one connection, however they are cut. */
export class MessageReader {
  readonly #decoder = new StringDecoder('utf8');
  /** What has come and isn't a whole message yet. */
  #rest = '';
  /** Up to here there is no end in the rest. */
  #searched = 0;
  /** The greeting has come. */
  greeted = false;

  /** The messages that these bytes complete. Throws {@link NotAmi}; the connection is of no use afterwards. */
  take(bytes: Buffer): AmiEvent[] {
    this.#rest += this.#decoder.write(bytes);
    if (!this.greeted && !this.#readBanner()) return [];
    const messages: AmiEvent[] = [];
    for (let at = this.#findEnd(); at >= 0; at = this.#findEnd()) {
      if (at > messageLimit) throw new NotAmi('a message is too long');
      const message = parse(this.#rest.slice(0, at));
      if (message) messages.push(message);
      this.#rest = this.#rest.slice(at + end.length);
      this.#searched = 0;
    }
    if (this.#rest.length > messageLimit) throw new NotAmi('a message is too long');
    return messages;
  }

  /** The first line stands alone. */
  #readBanner(): boolean {
    const at = this.#rest.indexOf('\r\n');
    const line = at < 0 ? this.#rest : this.#rest.slice(0, at);
    const isStill = at < 0 && line.length < 80 && !line.includes('\n');
    if (isStill) return false;
    if (!banner.test(line)) throw new NotAmi('the greeting of a manager interface is missing');
    this.#rest = this.#rest.slice(at + 2);
    this.greeted = true;
    return true;
  }

  #findEnd(): number {
    const at = this.#rest.indexOf(end, this.#searched);
    // The end may have come by half.
    if (at < 0) this.#searched = Math.max(0, this.#rest.length - end.length + 1);
    return at;
  }
}

function parse(text: string): AmiEvent | null {
  const values = new Map<string, string[]>();
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const key = line.slice(0, colon);
    // One space belongs to the form, more to the value.
    const value = line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return values.size === 0 ? null : values;
}

/** A key's only or first value. */
export const valueOf = (message: AmiEvent, key: string): string | undefined =>
  message.get(key)?.[0];

/** An action as it's sent. A line break in a value would make a header of its own, so there is none. */
export function actionText(action: Record<string, string>): string {
  const lines = Object.entries(action).map(
    ([key, value]) => `${key}: ${value.replaceAll(/[\r\n]+/g, ' ')}\r\n`,
  );
  return `${lines.join('')}\r\n`;
}
