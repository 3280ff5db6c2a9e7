import { request } from 'node:http';
import { demo, demoSecret } from '../../tools/demo/constants.ts';

/** The running emulator suite as a sender and a signed-in person see it. */

export const suiteSecret = (customerId: 'goodfife' | 'sample'): string =>
  demoSecret(customerId) ?? '';

/** The two addresses on which a customer's webhook can be reached. */
export const webhookAddresses = [
  {
    name: 'over Hosting',
    port: demo.ports.hosting,
    path: (customerId: string) => `/api/dialpad/webhook${customerId && `/${customerId}`}`,
    /** The Hosting emulator's proxy answers every chunked request with its own 500. */
    takesChunks: false,
  },
  {
    name: 'on the function itself',
    port: demo.ports.functions,
    path: (customerId: string) =>
      `/${demo.projectId}/${demo.region}/dialpadWebhook${customerId && `/${customerId}`}`,
    takesChunks: true,
  },
] as const;

export const testCallPath = '/api/dialpad/test-call';

/** Signs a demo person in through the Auth emulator, as the app does. */
export async function idTokenOf(email: string): Promise<string> {
  const address = `http://${demo.host}:${demo.ports.auth}/identitytoolkit.googleapis.com/v1`;
  const response = await fetch(`${address}/accounts:signInWithPassword?key=demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: demo.password, returnSecureToken: true }),
  });
  const { idToken } = (await response.json()) as { idToken?: string };
  if (!idToken) throw new Error(`${email} could not sign in: ${response.status}`);
  return idToken;
}

/** Sends a body of which at first only a part arrives. */
export function sendSlowly(
  port: number,
  path: string,
): { finish: () => Promise<{ status: number; body: string }> } {
  const body = 'the first words, and the last';
  const headers = { 'content-length': body.length };
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
  const sending = request(
    { host: demo.host, port, path, method: 'POST', headers, agent: false },
    (response) => {
      let answered = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        answered += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: answered }));
    },
  );
  sending.on('error', reject);
  sending.write(body.slice(0, 10));
  return {
    finish: () => {
      sending.end(body.slice(10));
      return promise;
    },
  };
}
