import { dialerOrigin } from '@cti/functions/model/desk/dialer';
import * as z from 'zod/mini';

/** What the mini dialer's frame and our page say to each other; https://developers.dialpad.com/docs/dialpad-mini-dialer. */

const envelope = { api: 'opencti_dialpad', version: '1.0' } as const;

/** All that is read of it: who rings is told by the webhook. */
const authenticationSchema = z.object({
  api: z.literal(envelope.api),
  version: z.literal(envelope.version),
  method: z.literal('user_authentication'),
  payload: z.object({ user_authenticated: z.boolean() }),
});

type Heard = Pick<MessageEvent<unknown>, 'origin' | 'source' | 'data'>;

/**
 * Whether somebody is signed in to the mini dialer, if a message says so; null = it says something else, or isn't from
 * the frame. Anybody who has our window can post to it: origin and source decide before anything is read.
 */
export function signedInBy(message: Heard, frame: Window | null): boolean | null {
  if (frame === null || message.source !== frame || message.origin !== dialerOrigin) return null;
  const parsed = authenticationSchema.safeParse(message.data);
  return parsed.success ? parsed.data.payload.user_authenticated : null;
}

/** Makes this page the one that the mini dialer works in, if it's open in several. */
export const enableTab = { ...envelope, method: 'enable_current_tab' } as const;

/** A call to place, as the console asks for it. */
export interface DialerCall {
  /** E.164. */
  number: string;
  /** One of our own numbers to call from; null = Dialpad's choice. */
  fromNumber: string | null;
  intentId: string;
}

/** Places a call. Dialpad returns `custom_data` with the call's events, as with a launch link. */
export const initiateCall = ({ number, fromNumber, intentId }: DialerCall) => ({
  ...envelope,
  method: 'initiate_call',
  payload: {
    enable_current_tab: true,
    phone_number: number,
    ...(fromNumber === null ? {} : { outbound_caller_id: fromNumber }),
    custom_data: `cti.v1.${intentId}`,
  },
});
