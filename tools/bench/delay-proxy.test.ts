import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { delayProxy } from './delay-proxy.ts';

it('hands everything on in its order, in both directions, and the end after it', async () => {
  const echo = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const proxy = await delayProxy((echo.address() as AddressInfo).port, 2);
  const client = connect(proxy.port, '127.0.0.1');
  const heard: Buffer[] = [];
  client.on('data', (chunk: Buffer) => heard.push(chunk));
  const lines = Array.from({ length: 200 }, (_, index) => `line ${index}\n`);
  for (const line of lines) {
    client.write(line);
    await new Promise(setImmediate);
  }
  client.end();
  await once(client, 'close');
  expect(Buffer.concat(heard).toString()).toBe(lines.join(''));
  proxy.close();
  echo.close();
});
