import * as z from 'zod/mini';
import { nullable } from '../text/or-default.ts';

/** Where Dialpad's mini dialer comes from; `firebase.json` lets its page frame nothing else. */
export const dialerOrigin = 'https://dialpad.com';

/** The client id that Dialpad gives out for a mini dialer; undocumented, so anything that is one part of a path. */
export const dialerClientIdPattern = /^[A-Za-z0-9_-]{8,100}$/;

/** Where a client id's mini dialer is. */
export const dialerAddress = (clientId: string): string => `${dialerOrigin}/apps/${clientId}`;

/** `customer/{id}/settings/dialer`: Dialpad's mini dialer, for everybody in the console. */
export const dialerSettingsSchema = z.object({
  /** Null = there's none. */
  clientId: nullable(z.string().check(z.regex(dialerClientIdPattern))),
});
export type DialerSettings = z.infer<typeof dialerSettingsSchema>;
