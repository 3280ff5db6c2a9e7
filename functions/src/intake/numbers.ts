import type { CallSource } from '../model/calls/call.ts';
import { toDialledNumber, toE164, type ReadNumber } from '../model/text/phone.ts';
import { cleanLine } from './dialpad-event.ts';

/** One of our numbers, as the sender of this source writes them. */
export function ourNumber(raw: unknown, source: CallSource): string | null {
  if (typeof raw !== 'string' && typeof raw !== 'number') return null;
  return source === 'dialpad' ? toE164(String(raw)) : toDialledNumber(String(raw));
}

/** What was dialled if it isn't a telephone number: 119, #7119, an extension, a feature code. */
export function dialledCode(external: ReadNumber, raw: unknown): string | null {
  if (external.kind === 'service') return external.dialled;
  if (external.kind !== 'unreadable') return null;
  const text = cleanLine(String(raw)).normalize('NFKC');
  return /^[\d*#+,;().\s-]{1,30}$/.test(text) ? text : null;
}
