import { Agent, type IncomingMessage, request } from 'node:http';

export interface Reply {
  status: number;
  body: unknown;
  ms: number;
}

export interface Sender {
  post(url: string, body: string, headers?: Record<string, string>): Promise<Reply>;
  close(): void;
}

/** A client with keep-alive connections, as a sender's proxy has. */
export function sender(connections: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const post: Sender['post'] = (url, body, headers = { 'content-type': 'application/jwt' }) =>
    new Promise((resolve, reject) => {
      const begin = performance.now();
      const length = { 'content-length': Buffer.byteLength(body) };
      const sent = request(url, { method: 'POST', agent, headers: { ...headers, ...length } });
      sent.on('response', (response) => {
        readAll(response).then((text) => {
          const ms = performance.now() - begin;
          resolve({ status: response.statusCode ?? 0, body: readJson(text), ms });
        }, reject);
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // The server closed an idle connection just as we reused it.
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(post(url, body, headers));
        else reject(error);
      });
      sent.end(body);
    });
  return { post, close: () => agent.destroy() };
}

async function readAll(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
