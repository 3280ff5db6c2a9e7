import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { demo } from '../demo/constants.ts';

/** A TCP proxy that delays every byte by `delayMs` in each direction, and a new connection by a round trip more. */
export async function delayProxy(targetPort: number, delayMs: number) {
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const target = connect({ port: targetPort, host: demo.host, allowHalfOpen: true });
    const pair: [Socket, Socket] = [client, target];
    pairs.add(pair);
    // The handshake is over before we hear of it.
    const openAt = performance.now() + 2 * delayMs;
    handOn(client, target, delayMs, openAt);
    handOn(target, client, delayMs, openAt);
    client.on('close', () => pairs.delete(pair));
  });
  await new Promise<void>((resolve) => server.listen(0, demo.host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    address: `${demo.host}:${port}`,
    close(): void {
      for (const [client, target] of pairs) {
        client.destroy();
        target.destroy();
      }
      server.close();
    },
  };
}

function handOn(from: Socket, to: Socket, delayMs: number, openAt: number): void {
  // A queue beside the timers: two timers of different length may change places.
  const waiting: (() => void)[] = [];
  const later = (act: () => void) => {
    waiting.push(act);
    setTimeout(() => waiting.shift()?.(), Math.max(0, openAt - performance.now()) + delayMs);
  };
  from.setNoDelay(true);
  from.on('data', (chunk) => later(() => to.write(chunk)));
  from.on('end', () => later(() => to.end()));
  from.on('error', () => undefined);
  from.on('close', (hadError) => hadError && later(() => to.destroy()));
}
