import http from 'node:http';
import net from 'node:net';

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  /** Names in lower case; without `date`, which changes. */
  headers: Record<string, string>;
  body: string;
  ms: number;
}

export interface Sending {
  path?: string;
  method?: string;
  /** A list sends the header several times. */
  headers?: http.OutgoingHttpHeaders;
  body?: string | Buffer;
}

/** Sends one request on a connection of its own. Node adds no Content-Type by itself. */
export function send(port: number, sending: Sending): Promise<Answer> {
  const { path = '/', method = 'POST', headers = {}, body } = sending;
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const request = http.request(
      { host: '127.0.0.1', port, path, method, headers, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: withoutDate(response.headers),
            body: text,
            ms: performance.now() - startedAt,
          }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    // A Content-Length of its own accord, unless the headers ask for chunks.
    request.end(body);
  });
}

const withoutDate = (headers: http.IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name !== 'date')
      .map(([name, value]) => [name, String(value)]),
  );

export const json = (answer: Answer): Record<string, unknown> =>
  JSON.parse(answer.body) as Record<string, unknown>;

/** A body that is one token, sent as Dialpad does. */
export const asToken = (token: string, path: string): Sending => ({
  path,
  body: token,
  headers: { 'content-type': 'application/jwt' },
});

/** A connection that can send anything, even if it isn't HTTP. */
export interface RawConnection {
  write: (data: string | Buffer) => void;
  /** What was answered until the other side closed the connection. */
  closed: Promise<string>;
  destroy: () => void;
}

export function connect(port: number): Promise<RawConnection> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1');
    let answered = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      answered += chunk;
    });
    const closed = new Promise<string>((done) => {
      // A connection that the server cuts while we still send is reset; what it answered counts.
      socket.on('error', () => undefined).on('close', () => done(answered));
    });
    socket.once('error', reject).once('connect', () =>
      resolve({
        write: (data) => void socket.write(data),
        closed,
        destroy: () => void socket.destroy(),
      }),
    );
  });
}

/** The head of a POST, for {@link RawConnection}. */
export const head = (path: string, headers: Record<string, string>): string =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

/** Status and body of an answer read from a {@link RawConnection}. */
export function parseAnswer(text: string): { status: number; body: string } {
  const [, status = '0'] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
  return { status: Number(status), body: text.slice(text.indexOf('\r\n\r\n') + 4) };
}
