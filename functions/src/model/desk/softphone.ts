import * as z from 'zod/mini';
import { extensionSchema } from '../calls/extension.ts';
import { nullable } from '../text/or-default.ts';

/** Where the browser's phone speaks SIP; `ws:` is for a PBX on the same computer, in tests and demos. */
export const sipAddressPattern =
  /^(?:wss:\/\/[A-Za-z0-9.-]{1,253}|ws:\/\/127\.0\.0\.1)(?::\d{1,5})?(?:\/[\w./-]{0,100})?$/;
/** The domain of the phones' addresses: a host name or an IP address, with a port if need be. */
export const sipDomainPattern = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})(?::\d{1,5})?$/;
/** What passwords are hashed with; Asterisk's own is `asterisk`. */
export const sipRealmPattern = /^[\w. -]{1,80}$/;
/** What Asterisk's Echo answers under. */
export const echoNumberPattern = /^[0-9*#]{1,20}$/;
/** Extensions with a password, per customer. */
export const softphoneExtensionLimit = 500;

/** How the phones of a customer reach its PBX. */
export const sipConnectionSchema = z.object({
  address: z.string().check(z.regex(sipAddressPattern)),
  domain: z.string().check(z.regex(sipDomainPattern)),
  realm: z.string().check(z.regex(sipRealmPattern)),
  /** Null = there's no echo to call. */
  echo: nullable(z.string().check(z.regex(echoNumberPattern))),
});
export type SipConnection = z.infer<typeof sipConnectionSchema>;

/** `customer/{id}/telephony/softphone`: what every member may know of it; who may use it is decided by the server. */
export const softphoneSchema = z.extend(sipConnectionSchema, {
  /** Those with a password, sorted. */
  extensions: z.array(extensionSchema),
});
export type Softphone = z.infer<typeof softphoneSchema>;

/** The extension a person's browser is the phone of: the first of theirs that has a password; null = none has. */
export const ownExtension = (
  { extensions }: Pick<Softphone, 'extensions'>,
  member: { extensions?: readonly string[] | undefined },
): string | null => member.extensions?.find((own) => extensions.includes(own)) ?? null;

/** `customer/{id}/phones/{uid}`: which window is a person's phone. The newest to ask for the credentials is. */
export const phoneHolderSchema = z.object({ windowId: z.string(), since: nullable(z.date()) });

const ms = z.int().check(z.gte(0), z.lte(60_000));
const permille = z.int().check(z.gte(0), z.lte(1000));

/** How a call sounded for one person; measured by their browser. */
export const callQualitySchema = z.object({
  /** How long was measured. */
  seconds: z.int().check(z.gte(0), z.lte(86_400)),
  jitterMs: ms,
  worstJitterMs: ms,
  /** Packets that never came, of a thousand. */
  lossPermille: permille,
  worstLossPermille: permille,
  /** Null = the other side never said. */
  roundTripMs: z.nullable(ms),
});
export type CallQuality = z.infer<typeof callQualitySchema>;

/** `…/amiEvents/{linkedId}/quality/{uid}`. */
export const storedQualitySchema = z.extend(callQualitySchema, {
  name: z.string(),
  at: z.date(),
});
export type StoredQuality = z.infer<typeof storedQualitySchema>;

/** Whether people heard a difference: from here on Opus and G.711 crackle or lag. */
export const isPoor = ({ lossPermille, jitterMs, roundTripMs }: CallQuality): boolean =>
  lossPermille >= 30 || jitterMs >= 50 || (roundTripMs ?? 0) >= 400;
