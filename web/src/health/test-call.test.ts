import { afterEach, describe, expect, it, vi } from 'vitest';
import { readOutcome, sendTestCall } from './test-call.ts';

describe('readOutcome', () => {
  it('names the store that rings, or none', () => {
    const sent = (store: unknown) => readOutcome(200, { success: true, data: { store } });
    expect(sent({ code: 'nishifuna', name: '西船橋' })).toEqual({ kind: 'sent', store: '西船橋' });
    expect(sent(null)).toEqual({ kind: 'sent', store: null });
  });

  it('reports which fields are at fault', () => {
    const body = { error: { fields: { customerPhone: 'not a telephone number' } } };
    expect(readOutcome(400, body)).toEqual({
      kind: 'invalid',
      fields: { customerPhone: true, incomingNumber: false },
    });
  });

  it.each([
    [401, 'signed-out'],
    [403, 'not-admin'],
    [429, 'too-many'],
    [500, 'failed'],
    [502, 'failed'],
  ])('recognises a %i whatever its body is', (status, kind) => {
    expect(readOutcome(status, null)).toEqual({ kind });
    expect(readOutcome(status, 'text')).toEqual({ kind });
  });
});

describe('sendTestCall', () => {
  afterEach(() => void vi.unstubAllGlobals());
  const input = { customerId: 'goodfife', customerPhone: '1', incomingNumber: '2' };

  it('sends the token and the numbers', async () => {
    const fetched = vi.fn<typeof fetch>(async () => Response.json({ data: {} }));
    vi.stubGlobal('fetch', fetched);
    await sendTestCall(input, async () => 'token');
    expect(fetched).toHaveBeenCalledWith('/api/dialpad/test-call', {
      method: 'POST',
      headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
  });

  it('sends nothing without a token, and survives a dead network', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    expect(await sendTestCall(input, async () => null)).toEqual({ kind: 'signed-out' });
    expect(await sendTestCall(input, async () => 'token')).toEqual({ kind: 'failed' });
  });
});
