/** The outcome of a test call. `fields` = the inputs the server couldn't read. */
export type TestCallOutcome =
  | { kind: 'sent'; store: string | null }
  | { kind: 'invalid'; fields: { customerPhone: boolean; incomingNumber: boolean } }
  | { kind: 'signed-out' | 'not-admin' | 'too-many' | 'failed' };

export interface TestCallInput {
  customerId: string;
  customerPhone: string;
  incomingNumber: string;
}

/** Makes a call ring through the whole path (contract section 3). Never throws. */
export async function sendTestCall(
  input: TestCallInput,
  idToken: () => Promise<string | null>,
): Promise<TestCallOutcome> {
  try {
    const token = await idToken();
    if (token === null) return { kind: 'signed-out' };
    const response = await fetch('/api/dialpad/test-call', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    // Read only defensively below; a proxy's error page isn't JSON at all.
    const body: unknown = await response.json().catch(() => null);
    return readOutcome(response.status, body);
  } catch {
    return { kind: 'failed' };
  }
}

export function readOutcome(status: number, body: unknown): TestCallOutcome {
  switch (status) {
    case 200: {
      const name = at(body, 'data', 'store', 'name');
      return { kind: 'sent', store: typeof name === 'string' ? name : null };
    }
    case 400: {
      const fields = at(body, 'error', 'fields');
      const has = (field: string) => at(fields, field) !== undefined;
      return {
        kind: 'invalid',
        fields: { customerPhone: has('customerPhone'), incomingNumber: has('incomingNumber') },
      };
    }
    case 401:
      return { kind: 'signed-out' };
    case 403:
      return { kind: 'not-admin' };
    case 429:
      return { kind: 'too-many' };
    default:
      return { kind: 'failed' };
  }
}

/** A nested value of something unknown, or undefined. */
function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  );
}
