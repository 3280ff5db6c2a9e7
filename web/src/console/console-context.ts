import type { Call } from '@cti/functions/model/call';
import type { Group } from '@cti/functions/model/group';
import type { Member } from '@cti/functions/model/member';
import type { Live } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';
import { requiredContext } from './required-context.ts';

/**
 * Why nobody is signed in any more: stopped by an admin, until the mail is followed that proves an address, after a
 * time without input, or because the sign-in was too long ago.
 */
export type EndReason = 'deactivated' | 'proving' | 'idle' | 'expired';

/** What every page of the console knows. */
export interface ConsoleValue {
  customerId: string;
  customers: readonly string[];
  /** Active; listened to. */
  member: Member;
  /** By name. */
  groups: readonly Row<Group>[];
  /** All active calls the member may see. */
  activeCalls: Live<Call[]>;
  /** Opens the popup for a call. */
  openCall: (call: Call) => void;
  signOut: () => void;
  /** Ends all sessions of the person, this one too. */
  signOutEverywhere: () => Promise<void>;
  /** Signs the person out because their time is up. */
  endSession: (reason: EndReason) => void;
  /** When they signed in last, epoch milliseconds. */
  signedInMs: number;
}

export const [ConsoleContext, useConsole] = requiredContext<ConsoleValue>();
