import { asToken, send, type Answer } from './http.ts';
import { forge, hexSignature, type Segment } from './tokens.ts';

/** Sends well-signed bodies of one customer to a server under test. */
export function client(port: () => number, customerId: string, secret: string) {
  const path = `/${customerId}`;
  return {
    /** As one token, which may hold any payload and any header. */
    post: (payload: Segment, header: object = { alg: 'HS256' }): Promise<Answer> =>
      send(port(), asToken(forge(header, payload, secret), path)),
    /** As JSON, or what shall pass for it, with a signature beside it. */
    postJson: (body: string | Buffer): Promise<Answer> =>
      send(port(), {
        path,
        body,
        headers: {
          'content-type': 'application/json',
          'x-dialpad-signature': hexSignature(body, secret),
        },
      }),
  };
}
