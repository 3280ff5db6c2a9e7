import { createServer as createHttpServer, request } from 'node:http';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** What happens to connections: let through, refuse them, or swallow every byte without a word. */
export type ProxyMode = 'pass' | 'refuse' | 'swallow';

/** A TCP proxy in front of an emulator, to break the line as real lines break. */
export async function tcpProxy(targetPort: number) {
  let mode: ProxyMode = 'pass';
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((client) => {
    if (mode === 'refuse') return void client.resetAndDestroy();
    const target = connect(targetPort, '127.0.0.1');
    const pair: [Socket, Socket] = [client, target];
    pairs.add(pair);
    for (const [from, to] of [pair, pair.toReversed() as [Socket, Socket]]) {
      from.on('data', (chunk) => mode === 'pass' && to.write(chunk));
      from.on('error', () => undefined);
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** From now on; connections that lost bytes in silence can't be healed and end when it passes again. */
    set(next: ProxyMode): void {
      const broken = mode === 'swallow' && next === 'pass';
      mode = next;
      if (next !== 'refuse' && !broken) return;
      for (const [client] of pairs) client.resetAndDestroy();
    },
    close(): void {
      for (const [client] of pairs) client.destroy();
      server.close();
    },
  };
}

/** A proxy as some companies have: it hands an answer on when it is complete, and no part of it before. */
export async function bufferingProxy(targetPort: number) {
  let streamed = 0;
  const server = createHttpServer((asked, answer) => {
    const { method, url: path, headers } = asked;
    const upstream = request({ port: targetPort, host: '127.0.0.1', method, path, headers });
    upstream.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const { 'transfer-encoding': chunked, ...kept } = response.headers;
        if (chunked !== undefined) streamed++;
        answer.writeHead(response.statusCode ?? 502, kept).end(Buffer.concat(parts));
      });
    });
    upstream.on('error', () => answer.destroy());
    answer.on('close', () => upstream.destroy());
    asked.pipe(upstream);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** How many answers came in parts and were handed on in one piece. */
    streamed: () => streamed,
    close(): void {
      server.closeAllConnections();
      server.close();
    },
  };
}
