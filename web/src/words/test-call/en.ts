import type { TestCallWords } from './ja.ts';

export const testCallEn: TestCallWords = {
  open: 'Test call',
  title: 'Test call',
  customerPhone: 'Caller’s number',
  incomingNumber: 'Dialled number',
  submit: 'Ring',
  submitting: 'Ringing',
  sent: (store: string) => `Test call sent to ${store}`,
  badPhone: 'Not a phone number. Use digits.',
  badLine: 'Not a line. Enter a number or how it begins.',
  signedOut: 'Your sign-in has expired. Sign in again.',
  notAdmin: 'Only admins can make test calls.',
  tooMany: 'Too many test calls. Wait a minute, then try again.',
  failed: 'Couldn’t send the test call. Check the connection and try again.',
};
