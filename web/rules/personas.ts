import type { Member } from '@cti/functions/model/members/member';

/** The customer whose documents the tests act on, and another one with the same group codes. */
export const customerA = 'goodfife';
export const customerB = 'sample';

/** When every session of a test began, unless it says otherwise: a moment ago, in whole seconds as tokens have it. */
export const signedInAt = new Date(Math.floor(Date.now() / 1000) * 1000 - 60_000);

/** Requires a second factor of its admins (world.ts). */
export const strictCustomer = 'strict';

/** What a member document says besides the uid and the names. */
type Membership = Pick<
  Member,
  'role' | 'groupCodes' | 'active' | 'mustChangePassword' | 'sessionsNotBefore' | 'sessionKept'
>;

/** Who asks: a uid and its member documents, nothing else. */
export interface Persona {
  title: string;
  /** null = signed out. */
  uid: string | null;
  signIn: 'password' | 'anonymous';
  /** Where it isn't {@link signedInAt}. */
  signedInAt?: Date;
  hasSecondFactor?: true;
  /** What the token says besides. */
  claims?: Readonly<Record<string, string>>;
  memberOf: Readonly<Record<string, Membership>>;
}

const persona = (uid: string, title: string, memberOf: Persona['memberOf']): Persona => ({
  title,
  uid,
  signIn: 'password',
  memberOf,
});

const member = (role: Member['role'], ...groupCodes: string[]): Membership => ({
  role,
  groupCodes,
  active: true,
});

export const adminOfA = persona('admin-a', 'admin', { [customerA]: member('admin') });
export const operatorOfA = persona('operator-a', 'operator of G01', {
  [customerA]: member('operator', 'G01'),
});
/** Sits beside {@link operatorOfA}: same customer, same group. */
export const colleagueOfA = persona('colleague-a', 'another operator of G01', {
  [customerA]: member('operator', 'G01'),
});
export const operatorOfA2 = persona('operator-a2', 'operator of G02', {
  [customerA]: member('operator', 'G02'),
});
export const operatorOfBothGroups = persona('operator-a12', 'operator of G01 and G02', {
  [customerA]: member('operator', 'G01', 'G02'),
});
export const viewerOfA = persona('viewer-a', 'viewer of G01', {
  [customerA]: member('viewer', 'G01'),
});
/** The operator of G01 in every fact but one. */
export const inactiveOfA = persona('inactive-a', 'deactivated operator of G01', {
  [customerA]: { ...member('operator', 'G01'), active: false },
});
/** No session of a test began after it. */
const always = new Date('2099-01-01');
export const endedOfA = persona('ended-a', 'operator of G01 whose sessions were ended', {
  [customerA]: { ...member('operator', 'G01'), sessionsNotBefore: always },
});
export const keptOfA = persona('kept-a', 'operator of G01 whose other sessions were ended', {
  [customerA]: {
    ...member('operator', 'G01'),
    sessionsNotBefore: always,
    sessionKept: signedInAt,
  },
});
export const returnedOfA = persona('returned-a', 'operator of G01 who signed in again', {
  [customerA]: { ...member('operator', 'G01'), sessionsNotBefore: new Date(0) },
});
/** A day longer ago than the customer's limit (world.ts). */
export const lateOfA: Persona = {
  ...persona('late-a', 'operator of G01 who signed in 15 days ago', {
    [customerA]: member('operator', 'G01'),
  }),
  signedInAt: new Date(signedInAt.getTime() - 15 * 86_400_000),
};
export const newcomerOfA = persona('newcomer-a', 'operator of G01 with a first password', {
  [customerA]: { ...member('operator', 'G01'), mustChangePassword: true },
});
/** The admin in every fact but one. */
export const inactiveAdminOfA = persona('inactive-admin-a', 'deactivated admin', {
  [customerA]: { ...member('admin'), active: false },
});
export const adminOfB = persona('admin-b', 'admin of another customer', {
  [customerB]: member('admin'),
});
export const operatorOfB = persona('operator-b', 'operator of G01 of another customer', {
  [customerB]: member('operator', 'G01'),
});
export const viewerOfB = persona('viewer-b', 'viewer of G01 of another customer', {
  [customerB]: member('viewer', 'G01'),
});
/** Viewer of one customer, admin of the other. */
export const memberOfBoth = persona('member-ab', 'viewer of G01 here, admin of another customer', {
  [customerA]: member('viewer', 'G01'),
  [customerB]: member('admin'),
});
export const stranger = persona('stranger', 'signed in without member document', {});
export const anonymous: Persona = {
  ...persona('anonymous', 'signed in anonymously', {}),
  signIn: 'anonymous',
};
export const signedOut: Persona = { ...persona('', 'signed out', {}), uid: null };

export const bareAdmin = persona('bare-admin', 'admin without the second factor', {
  [strictCustomer]: member('admin'),
});
export const provenAdmin: Persona = {
  ...persona('proven-admin', 'admin with the second factor', {
    [strictCustomer]: member('admin'),
  }),
  hasSecondFactor: true,
};
export const strictOperator = persona('strict-operator', 'operator where admins need a factor', {
  [strictCustomer]: member('operator', 'G01'),
});
/** Of the one customer that requires a second factor. */
export const strictPeople = [bareAdmin, provenAdmin, strictOperator];

/** A program beside a phone system: no member of anything, with a token for the commands to it. */
export const bridgeOfA: Persona = {
  ...persona('bridge:goodfife:pbx', 'bridge', {}),
  claims: { bridge: 'pbx', bridgeOf: customerA },
};

export const everybody = [
  adminOfA,
  operatorOfA,
  colleagueOfA,
  operatorOfA2,
  operatorOfBothGroups,
  viewerOfA,
  inactiveOfA,
  inactiveAdminOfA,
  endedOfA,
  keptOfA,
  returnedOfA,
  lateOfA,
  newcomerOfA,
  adminOfB,
  operatorOfB,
  viewerOfB,
  memberOfBoth,
  stranger,
  anonymous,
  signedOut,
];

/** Who has no right at all in {@link customerA}. */
export const outsiders = [
  adminOfB,
  operatorOfB,
  viewerOfB,
  stranger,
  bridgeOfA,
  inactiveOfA,
  endedOfA,
  lateOfA,
  newcomerOfA,
  anonymous,
  signedOut,
];

/** A person's name as their member document has it. */
export const nameOf = (who: Persona) => `Name of ${who.uid}`;

/** The group codes of a person in {@link customerA}. */
export const groupsOf = (who: Persona) => who.memberOf[customerA]?.groupCodes ?? [];

/** What Auth says of how a person signed in. */
export const firebaseClaims = ({ signIn, hasSecondFactor }: Persona) => ({
  sign_in_provider: signIn,
  ...(hasSecondFactor ? { sign_in_second_factor: 'totp' } : {}),
});
