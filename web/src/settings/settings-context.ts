import type { Call } from '@cti/functions/model/call';
import type { Group } from '@cti/functions/model/group';
import type { Member } from '@cti/functions/model/member';
import { createContext, use } from 'react';
import type { Row } from '../firebase/spec.ts';

/** What every settings page knows; the app provides it. */
export interface SettingsValue {
  customerId: string;
  /** Who is signed in, listened to. */
  member: Member;
  /** By code. */
  groups: readonly Row<Group>[];
  /** Opens the popup for a call. */
  openCall: (call: Call) => void;
  signOut: () => void;
  /** Ends all sessions of the person, this one too. */
  signOutEverywhere: () => Promise<void>;
}

export const SettingsContext = createContext<SettingsValue | null>(null);

/** Only below {@link SettingsContext}; elsewhere it is a bug. */
export function useSettings(): SettingsValue {
  const value = use(SettingsContext);
  if (!value) throw new Error('outside of the settings');
  return value;
}
