import type { LoginWords } from './ja.ts';

export const loginEn: LoginWords = {
  title: 'Sign in',
  product: 'CTI Console',
  id: 'Login ID',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Signing in',
  reset: 'Forgotten your password?',
  idHint: 'E-mail address or phone number',
  resetSent:
    'If this address is registered, an e-mail with a way to a new password is on its way. If none arrives, ask an admin.',
  resetNeedsEmail: 'First enter your e-mail address as login ID.',
  resetByAdmin: 'If you sign in with a phone number, ask an admin for a new password.',
  ended: {
    idle: 'You were signed out because nobody had used this computer for a while.',
    expired: 'Your time is up. Sign in again.',
  },
  errors: {
    wrong: 'The login ID or the password is wrong. Enter them again.',
    tooMany: 'Too many failures. Wait some minutes, then try again.',
    offline: 'No internet connection. Check it and press again.',
    other: 'Could not sign in. Try again in a while.',
    notAnId: 'Enter an e-mail address or a Japanese phone number as login ID.',
  },
};
