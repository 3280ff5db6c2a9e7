import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { demo } from '../../demo/constants.ts';

/** As large as the product's window. */
export const callWindow = 'popup,width=500,height=700';

/** Nothing but what a browser needs: no style sheet, no framework, one request. */
export const page = (body: string): string =>
  `<!doctype html><html lang="ja"><meta charset="utf-8"><title></title>${body}</html>`;

export function listenTo(server: Server, then: (port: number) => void): void {
  server.listen(0, demo.host, () => then((server.address() as AddressInfo).port));
}
