import type { RefusalCode } from '@cti/functions/model/callables';

// A record and not a list, so that the compiler asks for a code that is new.
const codes: Record<RefusalCode, true> = {
  'signed-out': true,
  'not-our-app': true,
  'not-a-member': true,
  'not-an-admin': true,
  'invalid-input': true,
  'too-many-requests': true,
  'wrong-credentials': true,
  'weak-password': true,
  'stale-sign-in': true,
  'sign-in-again': true,
  'member-unknown': true,
  'ask-another-admin': true,
  'member-elsewhere': true,
  'already-member': true,
  'last-admin': true,
  'contact-unknown': true,
  'contact-exists': true,
  'call-unknown': true,
  'too-many-numbers': true,
  'merge-unknown': true,
  'already-invited': true,
  'invitation-unknown': true,
  'address-unproven': true,
  'number-taken': true,
  'line-unknown': true,
  'not-your-group': true,
  'export-unknown': true,
  'no-secret': true,
  'no-api-key': true,
  'no-softphone': true,
  'no-extension': true,
  'still-connected': true,
  'not-connected': true,
  'dialpad-key-refused': true,
  'dialpad-forbidden': true,
  'dialpad-busy': true,
  'dialpad-unreachable': true,
  'dialpad-unexpected': true,
  'dialpad-address-taken': true,
  'dialpad-read-again': true,
  'dialpad-user-unknown': true,
  'dialpad-cannot-call': true,
  'caller-id-unknown': true,
  'calls-too-often': true,
  'too-late': true,
  'not-your-call': true,
  'call-over': true,
  'too-many-blocked': true,
  'bridge-away': true,
  'bridge-silent': true,
  'pbx-refused': true,
  'pbx-away': true,
  'phone-unreachable': true,
  'already-calling': true,
  'not-in-queue': true,
  'outcome-unknown': true,
  'recording-refused': true,
  'recording-gone': true,
  'contract-taken': true,
  'confirm-mismatch': true,
  'customer-unknown': true,
  'customer-exists': true,
  'dead-letter-unknown': true,
  unavailable: true,
};

const isCode = (value: unknown): value is RefusalCode =>
  typeof value === 'string' && Object.hasOwn(codes, value);

/** The code within an error of the functions SDK; whatever has none did not get through. */
export function refusalCode(error: unknown): RefusalCode {
  if (typeof error !== 'object' || error === null || !('details' in error)) return 'unavailable';
  const { details } = error;
  if (typeof details !== 'object' || details === null || !('code' in details)) return 'unavailable';
  return isCode(details.code) ? details.code : 'unavailable';
}
