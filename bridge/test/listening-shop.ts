import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Sink, sink } from '../src/testing/sink.ts';
import { type RunningBridge, startBridge, webhookSecret } from './running-bridge.ts';
import { openShop, type Shop } from './shop.ts';

interface ListeningShop {
  shop: Shop;
  server: Sink;
  bridge: RunningBridge;
  /** Starts the bridge, again if it was killed, and waits until it listens. */
  listen(): Promise<void>;
}

/** A shop for the tests of a file; each gets a webhook and a bridge that listens. */
export function listeningShop(options: { program?: string } = {}): ListeningShop {
  let folder: string;
  const the = {
    async listen() {
      const { amiPort, secret } = the.shop.asterisk.place;
      const { url } = the.server;
      the.bridge = startBridge({ folder, amiPort, amiSecret: secret, url, ...options });
      await the.bridge.logged('ami', { state: 'ready' });
    },
  } as ListeningShop;
  beforeAll(async () => {
    the.shop = await openShop();
  });
  afterAll(() => the.shop?.close());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cti-shop-'));
    the.server = await sink(webhookSecret);
    await the.listen();
  });
  afterEach(async () => {
    await the.bridge.kill();
    await the.server.close();
    rmSync(folder, { recursive: true });
  });
  return the;
}
