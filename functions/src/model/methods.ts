import type { CallableName } from './callables.ts';
import type { Role } from './member.ts';

/** Where the functions run; part of the address of each. */
export const region = 'asia-northeast1';

/**
 * The deployed functions that answer callables, by what they may touch: `signIn` for everybody, `members` for
 * what every member may ask, `admins` for what only an admin may, `recording` for what Dialpad has recorded.
 */
export type CallableGroup = 'signIn' | 'members' | 'admins' | 'recording';

export interface Method {
  group: CallableGroup;
  /** Who may call it; the member document decides. None = a signed-in person, whoever's member they are. */
  roles: readonly Role[];
  /** Requests of one person, per instance. */
  perMinute: number;
  /** Also for those who have to choose their own password first. */
  opensTheWay?: true;
  /**
   * Wants a sign-in of the last five minutes: `always`, or for `some` requests, which its code tells apart.
   * What deletes the customer, erases a person, changes or shows a secret, makes an admin, takes somebody's second
   * factor away, or exports more than `unaskedRows`.
   */
  freshSignIn?: 'always' | 'some';
}

/** As many rows are exported without a fresh sign-in. */
export const unaskedRows = 1000;

const admins = ['admin'] as const;
const writers = ['admin', 'operator'] as const;
const everyone = ['admin', 'operator', 'viewer'] as const;

/** Every callable that asks who is signed in: where it is answered, for whom, how often. Its input is in callables.ts. */
export const methods = {
  ownInvitations: { group: 'signIn', roles: [], perMinute: 30 },
  answerInvitation: { group: 'signIn', roles: [], perMinute: 10 },
  proveAddress: { group: 'signIn', roles: [], perMinute: 3 },

  signOutEverywhere: { group: 'members', roles: everyone, perMinute: 10 },
  changePassword: { group: 'members', roles: everyone, perMinute: 10, opensTheWay: true },
  signCanary: { group: 'members', roles: everyone, perMinute: 6 },
  pushKey: { group: 'members', roles: everyone, perMinute: 20 },
  /** A hundred thousand calls are a hundred parts. */
  exportCalls: { group: 'members', roles: writers, perMinute: 200, freshSignIn: 'some' },
  readAllContacts: { group: 'members', roles: writers, perMinute: 6 },
  logCall: { group: 'members', roles: writers, perMinute: 30 },
  chooseCaller: { group: 'members', roles: writers, perMinute: 60 },
  mergeContacts: { group: 'members', roles: writers, perMinute: 20 },
  undoMerge: { group: 'members', roles: writers, perMinute: 20 },
  deleteContact: { group: 'members', roles: writers, perMinute: 60 },
  restoreContact: { group: 'members', roles: writers, perMinute: 60 },

  saveMember: { group: 'admins', roles: admins, perMinute: 30, freshSignIn: 'some' },
  changeInvitation: { group: 'admins', roles: admins, perMinute: 20, freshSignIn: 'some' },
  resetPassword: { group: 'admins', roles: admins, perMinute: 10, freshSignIn: 'some' },
  removeSecondFactor: { group: 'admins', roles: admins, perMinute: 10, freshSignIn: 'always' },
  setTelephony: { group: 'admins', roles: admins, perMinute: 10 },
  rotateSecret: { group: 'admins', roles: admins, perMinute: 5, freshSignIn: 'always' },
  dropPreviousSecret: { group: 'admins', roles: admins, perMinute: 10, freshSignIn: 'always' },
  secretStatus: { group: 'admins', roles: admins, perMinute: 60 },
  saveApiKey: { group: 'admins', roles: admins, perMinute: 10, freshSignIn: 'always' },
  linkPhoneSystem: { group: 'admins', roles: admins, perMinute: 10 },
  fileCalls: { group: 'admins', roles: admins, perMinute: 20 },
  deleteCustomer: { group: 'admins', roles: admins, perMinute: 3, freshSignIn: 'always' },
  deadLetters: { group: 'admins', roles: admins, perMinute: 60 },
  openDeadLetter: { group: 'admins', roles: admins, perMinute: 30 },
  replayDeadLetter: { group: 'admins', roles: admins, perMinute: 60 },
  /** A hundred thousand contacts are two hundred parts. */
  exportContacts: { group: 'admins', roles: admins, perMinute: 300, freshSignIn: 'some' },
  exportPerson: { group: 'admins', roles: admins, perMinute: 120, freshSignIn: 'some' },
  erasePerson: { group: 'admins', roles: admins, perMinute: 5, freshSignIn: 'always' },

  playRecording: { group: 'recording', roles: everyone, perMinute: 30 },
} as const satisfies Record<CallableName, Method>;
