import type { LoginWords } from './ja.ts';

export const loginEn: LoginWords = {
  title: 'Sign in',
  product: 'CTI Console',
  id: 'Login ID',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Signing in',
  reset: 'Forgotten your password?',
  idHint: 'Email address or phone number',
  resetSent:
    'If this address is registered, you’ll get an email with a link to choose a new password. If it doesn’t arrive, ask an admin.',
  resetNeedsEmail: 'Enter your email address as the login ID first.',
  resetByAdmin: 'If you sign in with a phone number, ask an admin for a new password.',
  ended: {
    idle: 'You were signed out because you were inactive for a while.',
    expired: 'Your sign-in has expired. Sign in again.',
  },
  errors: {
    wrong: 'Wrong login ID or password. Enter them again.',
    tooMany: 'Too many attempts. Wait a few minutes, then try again.',
    offline: 'No internet connection. Check it and try again.',
    other: 'Couldn’t sign in. Try again in a while.',
    notAnId: 'The login ID must be an email address or a Japanese phone number.',
  },
};
