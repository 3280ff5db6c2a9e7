import type { CallableName } from './callables.ts';
import type { Role } from './members/member.ts';

/** Where the functions run; part of their addresses. */
export const region = 'asia-northeast1';

/**
 * The deployed functions that serve callables, by what they may access: `signIn` for everybody and bridges, `members` for every
 * member's methods, `admins` for admins' methods, `recording` for Dialpad's recordings.
 */
export type CallableGroup = 'signIn' | 'members' | 'admins' | 'recording';

export interface Method {
  group: CallableGroup;
  /** Who may call it; the member document decides. None = any signed-in person, member or not. */
  roles: readonly Role[];
  /** Requests per person and instance. */
  perMinute: number;
  /** Also for members who have to choose their own password first. */
  opensTheWay?: true;
  /**
   * Requires a sign-in within the last five minutes: `always`, or for `some` requests, decided by its code. For
   * deleting the customer, erasing a person, changing or showing a secret, connecting to Dialpad, making an admin, removing somebody's second
   * factor, and exporting more than `unaskedRows`.
   */
  freshSignIn?: 'always' | 'some';
}

/** How many rows can be exported without a fresh sign-in. */
export const unaskedRows = 1000;

const admins = ['admin'] as const;
const writers = ['admin', 'operator'] as const;
const everyone = ['admin', 'operator', 'viewer'] as const;

/**
 * Every callable that requires a sign-in: which function serves it, for whom, how often. Inputs are in callables.ts.
 */
export const methods = {
  ownInvitations: { group: 'signIn', roles: [], perMinute: 30 },
  answerInvitation: { group: 'signIn', roles: [], perMinute: 10 },
  proveAddress: { group: 'signIn', roles: [], perMinute: 3 },

  signOutEverywhere: { group: 'members', roles: everyone, perMinute: 10 },
  changePassword: { group: 'members', roles: everyone, perMinute: 10, opensTheWay: true },
  signCanary: { group: 'members', roles: everyone, perMinute: 6 },
  notePage: { group: 'members', roles: everyone, perMinute: 2 },
  reportProblem: { group: 'members', roles: everyone, perMinute: 2 },
  pushKey: { group: 'members', roles: everyone, perMinute: 20 },
  /** A hundred thousand calls take a hundred parts. */
  exportCalls: { group: 'members', roles: writers, perMinute: 200, freshSignIn: 'some' },
  readAllContacts: { group: 'members', roles: writers, perMinute: 6 },
  logCall: { group: 'members', roles: writers, perMinute: 30 },
  /** Dialpad's own limit is five; the code counts it across instances. */
  placeCall: { group: 'members', roles: writers, perMinute: 10 },
  hangUp: { group: 'members', roles: writers, perMinute: 30 },
  transferTargets: { group: 'members', roles: writers, perMinute: 30 },
  transferCall: { group: 'members', roles: writers, perMinute: 30 },
  parkCall: { group: 'members', roles: writers, perMinute: 30 },
  blockNumber: { group: 'members', roles: writers, perMinute: 20 },
  unblockNumber: { group: 'members', roles: writers, perMinute: 20 },
  callerIds: { group: 'members', roles: admins, perMinute: 10 },
  callLater: { group: 'members', roles: writers, perMinute: 30 },
  chooseCaller: { group: 'members', roles: writers, perMinute: 60 },
  mergeContacts: { group: 'members', roles: writers, perMinute: 20 },
  undoMerge: { group: 'members', roles: writers, perMinute: 20 },
  tellStatus: { group: 'members', roles: writers, perMinute: 10 },
  deleteContact: { group: 'members', roles: writers, perMinute: 60 },
  restoreContact: { group: 'members', roles: writers, perMinute: 60 },
  /** Once per window and take-over. */
  softphoneAccess: { group: 'members', roles: writers, perMinute: 10 },
  keepCallQuality: { group: 'members', roles: writers, perMinute: 30 },

  saveMember: { group: 'admins', roles: admins, perMinute: 30, freshSignIn: 'some' },
  changeInvitation: { group: 'admins', roles: admins, perMinute: 20, freshSignIn: 'some' },
  resetPassword: { group: 'admins', roles: admins, perMinute: 10, freshSignIn: 'some' },
  removeSecondFactor: { group: 'admins', roles: admins, perMinute: 10, freshSignIn: 'always' },
  setTelephony: { group: 'admins', roles: admins, perMinute: 10 },
  rotateSecret: { group: 'admins', roles: admins, perMinute: 5, freshSignIn: 'always' },
  dropPreviousSecret: { group: 'admins', roles: admins, perMinute: 10, freshSignIn: 'always' },
  secretStatus: { group: 'admins', roles: admins, perMinute: 60 },
  saveApiKey: { group: 'admins', roles: admins, perMinute: 10, freshSignIn: 'always' },
  readDialpadAccount: { group: 'admins', roles: admins, perMinute: 10 },
  connectDialpad: { group: 'admins', roles: admins, perMinute: 5, freshSignIn: 'always' },
  disconnectDialpad: { group: 'admins', roles: admins, perMinute: 5, freshSignIn: 'always' },
  rotateDialpadSecret: { group: 'admins', roles: admins, perMinute: 5, freshSignIn: 'always' },
  checkDialpad: { group: 'admins', roles: admins, perMinute: 10 },
  /** Each takes up to fifty requests to Dialpad. */
  readDialpadDirectory: { group: 'admins', roles: admins, perMinute: 6 },
  keepDialpadDirectory: { group: 'admins', roles: admins, perMinute: 20 },
  readPbxDirectory: { group: 'admins', roles: admins, perMinute: 20 },
  keepPbxDirectory: { group: 'admins', roles: admins, perMinute: 20 },
  saveSoftphone: { group: 'admins', roles: admins, perMinute: 10, freshSignIn: 'always' },
  linkPhoneSystem: { group: 'admins', roles: admins, perMinute: 10 },
  fileCalls: { group: 'admins', roles: admins, perMinute: 20 },
  deleteCustomer: { group: 'admins', roles: admins, perMinute: 3, freshSignIn: 'always' },
  deadLetters: { group: 'admins', roles: admins, perMinute: 60 },
  openDeadLetter: { group: 'admins', roles: admins, perMinute: 30 },
  replayDeadLetter: { group: 'admins', roles: admins, perMinute: 60 },
  /** A hundred thousand contacts take two hundred parts. */
  exportContacts: { group: 'admins', roles: admins, perMinute: 300, freshSignIn: 'some' },
  exportPerson: { group: 'admins', roles: admins, perMinute: 120, freshSignIn: 'some' },
  erasePerson: { group: 'admins', roles: admins, perMinute: 5, freshSignIn: 'always' },

  playRecording: { group: 'recording', roles: everyone, perMinute: 30 },
} as const satisfies Record<CallableName, Method>;
