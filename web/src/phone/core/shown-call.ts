import type { Call } from '@cti/functions/model/calls/call';
import { isOperator, type PhoneUser } from '@cti/functions/model/calls/operator';
import { formatPhone } from '../../call/phone.ts';
import type { PhoneCall } from './phone-state.ts';

/** How many last digits two spellings of a number share: national and international, with and without a prefix. */
const sameDigits = 9;

/** The conversation that a call of this phone belongs to: with its caller, and by me. Null = it isn't known (yet). */
export function conversationOf(
  phoneCall: Pick<PhoneCall, 'number' | 'direction'>,
  calls: readonly Call[],
  me: PhoneUser,
): Call | null {
  const mine = calls.filter(
    (call) =>
      call.active &&
      (isOperator(call.operator, me) ||
        call.ringing.some((phone) => isOperator(phone, me)) ||
        Object.values(call.legs).some(
          ({ target, endedAt }) => endedAt === null && isOperator(target, me),
        )),
  );
  const byNumber = mine.filter(
    ({ externalNumber }) => externalNumber !== null && isSame(externalNumber, phoneCall.number),
  );
  if (byNumber.length > 0) return byNumber[0] ?? null;
  // Withheld, or a number that the PBX has rewritten: whoever it is, there's only one.
  const [only, ...more] = mine.filter(
    (call) =>
      call.externalNumber === null &&
      call.direction !== 'internal' &&
      (call.direction === 'inbound') === (phoneCall.direction === 'inbound'),
  );
  const isNumber = digitsOf(phoneCall.number).length >= sameDigits;
  return only && more.length === 0 && !isNumber ? only : null;
}

function isSame(e164: string, dialled: string): boolean {
  const [one, other] = [digitsOf(e164), digitsOf(dialled)];
  return other.length >= sameDigits && one.slice(-sameDigits) === other.slice(-sameDigits);
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** A number of the PBX as people write it; null = the caller doesn't say. */
export function writtenNumber(number: string): string | null {
  if (number === '' || /^(anonymous|unknown|restricted)$/i.test(number)) return null;
  if (/^\+\d{7,15}$/.test(number)) return formatPhone(number);
  if (/^0[1-9]\d{8,9}$/.test(number)) return formatPhone(`+81${number.slice(1)}`);
  return number;
}
