import { describe, expect, it } from 'vitest';
import { signInProblem } from './sign-in-problem.ts';

const withCode = (code: string) => Object.assign(new Error('secret detail'), { code });

describe('signInProblem', () => {
  it('reports a wrong password, an unknown person and a disabled one alike', () => {
    for (const code of [
      'auth/wrong-password',
      'auth/user-not-found',
      'auth/user-disabled',
      'auth/invalid-credential',
      'auth/invalid-email',
    ]) {
      expect(signInProblem(withCode(code))).toBe('wrong');
    }
  });

  it('tells throttling and a missing network as what they are', () => {
    expect(signInProblem(withCode('auth/too-many-requests'))).toBe('too-many');
    expect(signInProblem(withCode('auth/network-request-failed'))).toBe('offline');
  });

  it('has an answer for anything', () => {
    expect(signInProblem(withCode('auth/internal-error'))).toBe('other');
    expect(signInProblem(null)).toBe('other');
    expect(signInProblem('x')).toBe('other');
    expect(signInProblem({ code: 7 })).toBe('other');
  });
});
