import { describe, expect, test } from 'vitest';
import { type CanaryParts, sendCanary } from './canary.ts';

const never = () => new Promise<never>(() => {});

function parts(changes: Partial<CanaryParts>): CanaryParts {
  let now = 0;
  return {
    sign: () => Promise.resolve({ id: 'canary-1', token: 'a.b.c' }),
    post: () => Promise.resolve(200),
    arrives: () => Promise.resolve(),
    pause: never,
    now: () => (now += 250),
    ...changes,
  };
}

describe('sendCanary', () => {
  test('tells how long a signal took that came back', async () => {
    expect(await sendCanary(parts({}))).toEqual({ ok: true, tookMs: 250 });
  });

  test('listens for its own signal before it posts it', async () => {
    const order: string[] = [];
    await sendCanary(
      parts({
        arrives: (id) => Promise.resolve(order.push(`listen ${id}`)),
        post: (token) => Promise.resolve(order.push(`post ${token}`) && 200),
      }),
    );
    expect(order).toEqual(['listen canary-1', 'post a.b.c']);
  });

  const refused = (code: string) => Object.assign(new Error(code), { code });
  test.each([
    ['no-secret', { sign: () => Promise.reject(refused('no-secret')) }],
    ['functions', { sign: () => Promise.reject(refused('unavailable')) }],
    ['functions', { sign: () => Promise.reject(new TypeError('offline')) }],
    ['disabled', { post: () => Promise.resolve(403) }],
    ['webhook', { post: () => Promise.resolve(503) }],
    ['webhook', { post: () => Promise.reject(new TypeError('offline')) }],
    ['arrival', { arrives: never, pause: () => Promise.resolve() }],
  ] as const)('names the hop that failed: %s', async (fault, changes) => {
    expect(await sendCanary(parts(changes))).toEqual({ ok: false, fault });
  });
});
