import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Inbox, inbox } from './inbox.ts';

/** A body that arrived with a right signature. */
export interface Delivered {
  body: Record<string, unknown>;
  /** The documents of a body of envelope 2. */
  entries: Array<Record<string, unknown>>;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A webhook as the contract describes it, that keeps what it's sent. */
export interface Sink {
  url: string;
  port: number;
  delivered: Inbox<Delivered>;
  /** Answers from now on; the default takes everything. */
  answer: (delivered: Delivered) => Answer | Promise<Answer>;
  close(): Promise<void>;
}

export async function sink(secret: string, port = 0): Promise<Sink> {
  const delivered = inbox<Delivered>();
  const server = createServer((request, response) => void respond(request, response));
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const raw = await bytesOf(request);
    const signature = createHmac('sha256', secret).update(raw).digest('hex');
    const isSigned = request.headers['x-dialpad-signature'] === signature;
    const { status, body, headers } = isSigned ? await take(raw) : invalidSignature;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body ?? {}));
  };
  const take = async (raw: Buffer) => {
    const body = JSON.parse(raw.toString('utf8')) as Record<string, unknown>;
    const entries = (body['entries'] ?? []) as Delivered['entries'];
    const answer = await self.answer({ body, entries });
    if (answer.status === 200) delivered.put({ body, entries });
    return answer;
  };
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const self: Sink = {
    url: `http://127.0.0.1:${address.port}/api/dialpad/webhook/goodfife`,
    port: address.port,
    delivered,
    answer: ({ entries }) => taken(entries.length),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return self;
}

/** Each entry is stored. */
export const taken = (count: number): Answer => ({
  status: 200,
  body: { received: true, entries: Array.from({ length: count }, () => ({ linkedId: 'l' })) },
});

const invalidSignature: Answer = { status: 401, body: { error: { code: 'invalid-signature' } } };

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
