import type { Call } from '@cti/functions/model/call';
import type { Group } from '@cti/functions/model/group';
import type { Member } from '@cti/functions/model/member';
import { createContext, use } from 'react';
import type { OwnAgent } from '../agents/use-own-agent.ts';
import type { Live } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';
import type { Strip } from '../ring/ways/strip.ts';
import type { CallForMe } from '../ring/use-concerns.ts';
import type { EndReason } from '../app/session.ts';
import type { Health } from '../app/use-health.ts';

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
  /** Those of them that ring for the member and that they want to hear of. */
  heard: readonly CallForMe[];
  /** What the member is doing. */
  own: OwnAgent;
  /** What is known of the way from the telephone to this page. */
  health: Health;
  /** The always-on-top window. */
  strip: Strip;
  /** Opens the popup for a call. */
  openCall: (call: Call) => void;
  signOut: () => void;
  /** Signs the person out because their time is up. */
  endSession: (reason: EndReason) => void;
  /** When they signed in last, epoch milliseconds. */
  signedInMs: number;
}

export const ConsoleContext = createContext<ConsoleValue | null>(null);

/** Only below {@link ConsoleContext}; elsewhere it is a bug. */
export function useConsole(): ConsoleValue {
  const value = use(ConsoleContext);
  if (!value) throw new Error('outside of the console');
  return value;
}
