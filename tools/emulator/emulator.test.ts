import { createServer } from 'node:net';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { demo } from '../demo/constants.ts';
import { manifest, storedZip } from './firestore-jar.ts';
import { isFree, portHolder } from './ports.ts';

describe('a port', () => {
  it('is taken while a process listens, and names it', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, demo.host, resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await isFree(port)).toBe(false);
    expect(portHolder(port)).toContain(`pid ${process.pid}`);
    await new Promise((resolve) => server.close(resolve));
    expect(await isFree(port)).toBe(true);
  });
});

describe('the starter jar', () => {
  it('folds long manifest lines at 72 bytes and loses nothing', () => {
    const path = `/opt/${'long-name/'.repeat(30)}emulator.jar`;
    const text = manifest(path);
    for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(70);
    expect(text.replaceAll('\r\n ', '')).toContain(`Class-Path: file://${path}`);
  });

  it('is a zip with the content as it is', () => {
    const content = Buffer.from('hello');
    const zip = storedZip('a.txt', content);
    expect(zip.readUInt32LE(0)).toBe(0x04034b50);
    expect(zip.readUInt32LE(14)).toBe(crc32(content));
    expect(zip.includes('hello')).toBe(true);
  });
});
