import type { Layout } from '../translate/channel.ts';
import { readExtension } from '../translate/text.ts';

/** `PJSIP/101`, `Local/101@from-queue/n`, `hint:101@ext-local`: a telephone. `Queue:shop_avail` isn't. */
export const isTelephone = (name: string): boolean =>
  /^(PJSIP|SIP|IAX2|DAHDI|SCCP|Local)\/./i.test(name) || /^hint:./i.test(name);

/** The extension of an endpoint, or of what a queue calls its member by. */
export function extensionOf(name: string, layout: Layout): string {
  const endpoint = name.replace(/^hint:/i, '').split(/[@/]/)[0] ?? '';
  return layout.extensions?.[endpoint] ?? readExtension(endpoint);
}
