import { describe, expect, it } from 'vitest';
import { emulatorHosts } from './config.ts';

const storing = (value: string | null) => ({ getItem: () => value });

describe('emulatorHosts', () => {
  it('uses the real services everywhere but on this computer', () => {
    expect(emulatorHosts('cti.example', storing('127.0.0.1:8081'))).toBeNull();
    expect(emulatorHosts('127.0.0.1.evil.example', storing(null))).toBeNull();
  });

  it('uses the emulators on this computer', () => {
    expect(emulatorHosts('127.0.0.1', storing(null))).toEqual({
      auth: 'http://127.0.0.1:9099',
      firestore: { host: '127.0.0.1', port: 8080 },
      functions: { host: '127.0.0.1', port: 5001 },
    });
  });

  it('lets a test put a proxy of this computer in front of Firestore', () => {
    const port = (text: string) => emulatorHosts('localhost', storing(text))?.firestore;
    expect(port('127.0.0.1:8081')).toEqual({ host: '127.0.0.1', port: 8081 });
    expect(port('evil.example:80')).toEqual({ host: '127.0.0.1', port: 8080 });
  });
});
