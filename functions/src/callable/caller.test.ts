import { expect, test } from 'vitest';
import type { Member } from '../model/members/member.ts';
import { defaultSessionLimits } from '../model/members/session-limits.ts';
import { isFresh, mayAct, mayChoosePassword, sessionOf } from './caller.ts';

const signedInAt = new Date('2026-12-01T03:00:00Z');
const session = { uid: 'hanako', signedInAt, hasSecondFactor: false };

test.each([
  ['2026-12-01T03:00:00.000Z', true],
  ['2026-12-01T03:05:00.000Z', true],
  ['2026-12-01T03:05:00.001Z', false],
  ['2026-12-02T03:00:00.000Z', false],
  // Signed in again since the deadline.
  ['2026-12-01T02:00:00.000Z', true],
])('a sign-in at 3:00 counts as fresh at %s: %s', (at, fresh) => {
  expect(isFresh(session, new Date(at))).toBe(fresh);
});

const member: Member = {
  uid: 'hanako',
  email: 'hanako@example.com',
  name: '花子',
  role: 'operator',
  groupCodes: [],
  active: true,
};

test.each([
  [30, '2026-12-31T02:59:59.999Z', true],
  [30, '2026-12-31T03:00:00.000Z', false],
  [1, '2026-12-02T02:59:59.999Z', true],
  [1, '2026-12-02T03:00:00.000Z', false],
])(
  'AUT-13 with a limit of %d days a sign-in of 1 December, 3:00, goes on at %s: %s',
  (absoluteDays, now, goesOn) => {
    const asked = {
      session,
      limits: { ...defaultSessionLimits, absoluteDays },
      now: new Date(now),
    };
    expect(mayAct(member, asked)).toBe(goesOn);
    expect(mayChoosePassword(member, asked)).toBe(goesOn);
    // A session kept through a password change isn't any older for it.
    const kept = { ...member, sessionsNotBefore: new Date(now), sessionKept: signedInAt };
    expect(mayAct(kept, asked)).toBe(goesOn);
  },
);

test.each([
  ['admin', 'required', false, false],
  ['admin', 'required', true, true],
  ['admin', 'offered', false, true],
  ['admin', 'off', false, true],
  ['operator', 'required', false, true],
  ['viewer', 'required', false, true],
] as const)(
  'AUT-15 %s where a second factor is %s, with one: %s, may act: %s',
  (role, secondFactor, hasSecondFactor, may) => {
    const asked = {
      session: { ...session, hasSecondFactor },
      limits: { ...defaultSessionLimits, secondFactor },
      now: signedInAt,
    };
    expect(mayAct({ ...member, role }, asked)).toBe(may);
    // Everybody may choose their password.
    expect(mayChoosePassword({ ...member, role }, asked)).toBe(true);
  },
);

test.each([
  [{}, false],
  [{ firebase: { identities: {}, sign_in_provider: 'password' } }, false],
  [
    { firebase: { identities: {}, sign_in_provider: 'password', sign_in_second_factor: 'totp' } },
    true,
  ],
])('a token with %j says of a second factor: %s', (claims, hasSecondFactor) => {
  const token = { uid: 'hanako', auth_time: 1, ...claims };
  expect(sessionOf(token).hasSecondFactor).toBe(hasSecondFactor);
});
