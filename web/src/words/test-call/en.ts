import type { TestCallWords } from './ja.ts';

export const testCallEn: TestCallWords = {
  open: 'Test call',
  title: 'Test call',
  customerPhone: "Caller's number",
  incomingNumber: 'Dialled number',
  submit: 'Ring',
  submitting: 'Ringing',
  sent: (store: string) => `Test call sent to ${store}`,
  badPhone: 'Not a phone number. Use digits.',
  badLine: 'Not a line. Enter a number or its beginning.',
  signedOut: 'Your session has expired. Sign in again.',
  notAdmin: 'Only administrators can make test calls.',
  tooMany: 'Too many test calls. Wait a minute, then press again.',
  failed: 'The test call was not sent. Check the connection and press again.',
};
