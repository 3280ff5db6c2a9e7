import type { Call } from '@cti/functions/model/calls/call';
import type { Group } from '@cti/functions/model/group';
import type { Member } from '@cti/functions/model/members/member';
import type { Live } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';
import { requiredContext } from './required-context.ts';

/** Why the session ended: stopped by an admin, an address to confirm by mail, idle, or a sign-in too long ago. */
export type EndReason = 'deactivated' | 'proving' | 'idle' | 'expired';

/** What every page of the console knows. */
export interface ConsoleValue {
  customerId: string;
  customers: readonly string[];
  /** Active; kept up to date by a listener. */
  member: Member;
  /** By name. */
  groups: readonly Row<Group>[];
  /** All active calls the member may see. */
  activeCalls: Live<Call[]>;
  openCall: (call: Call) => void;
  signOut: () => void;
  /** Ends all of the person's sessions, including this one. */
  signOutEverywhere: () => Promise<void>;
  /** Signs the person out because their time is up. */
  endSession: (reason: EndReason) => void;
  /** When they last signed in, epoch milliseconds. */
  signedInMs: number;
  /** Whether they did so with a second factor. */
  hasSecondFactor: boolean;
}

export const [ConsoleContext, useConsole] = requiredContext<ConsoleValue>();
