/** A SIP request or response; header names in lower case. */
export interface SipMessage {
  /** The first line: `INVITE sip:… SIP/2.0` or `SIP/2.0 180 Ringing`. */
  start: string;
  headers: Array<[name: string, value: string]>;
  body: string;
}

export function parseSip(text: string): SipMessage {
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  const [start = '', ...lines] = head.split('\r\n');
  return {
    start,
    body,
    headers: lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  };
}

export const sipText = ({ start, headers, body }: SipMessage): string =>
  [start, ...headers.map(([name, value]) => `${name}: ${value}`), `content-length: ${body.length}`]
    .map((line) => `${line}\r\n`)
    .join('') + `\r\n${body}`;

export const header = (message: SipMessage, name: string): string =>
  message.headers.find(([each]) => each === name)?.[1] ?? '';

/** What of a request an answer has to repeat. */
export const repeated = (message: SipMessage): Array<[string, string]> =>
  message.headers.filter(([name]) =>
    ['via', 'from', 'call-id', 'cseq', 'record-route'].includes(name),
  );

export const methodOf = ({ start }: SipMessage): string => start.slice(0, start.indexOf(' '));

/** An answer's status; 0 for a request. */
export const statusOf = ({ start }: SipMessage): number =>
  Number(/^SIP\/2.0 (\d+)/.exec(start)?.[1] ?? 0);

/** The address in `"Name" <sip:…>;tag=…`. */
export const addressIn = (value: string): string =>
  /<([^>]+)>/.exec(value)?.[1] ?? value.split(';')[0] ?? '';
