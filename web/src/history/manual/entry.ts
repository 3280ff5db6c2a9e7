import type { CallableInput } from '@cti/functions/model/callables';
import { fromLocalInput, toLocalInput } from '@cti/functions/model/text/japan-time';
import { toE164 } from '@cti/functions/model/text/phone';

/** A call outside the phone system, as typed in. */
export interface Entry {
  direction: 'inbound' | 'outbound';
  outcome: 'answered' | 'missed';
  number: string;
  /** In the format of `<input type="datetime-local">`, in Japan's time. */
  startedAt: string;
  minutes: string;
  groupCode: string;
  memo: string;
}

/** Ten minutes ago would be a guess; most entries start from now. */
export const newEntry = (nowMs: number, groupCode: string): Entry => ({
  direction: 'inbound',
  outcome: 'answered',
  number: '',
  startedAt: toLocalInput(new Date(nowMs)),
  minutes: '3',
  groupCode,
  memo: '',
});

export type EntryFault = 'number' | 'startedAt' | 'minutes';

/** What the server is asked to store, or the invalid fields. */
export function readEntry(
  entry: Entry,
  nowMs: number,
): { faults: EntryFault[] } | { call: Omit<CallableInput<'logCall'>, 'customerId' | 'requestId'> } {
  const { direction, outcome, groupCode, memo } = entry;
  const startedAtMs = fromLocalInput(entry.startedAt)?.getTime() ?? Number.NaN;
  const isAnswered = outcome === 'answered';
  const minutes = isAnswered ? Number(entry.minutes.normalize('NFKC')) : 0;
  const number = entry.number.trim();
  const faults: EntryFault[] = [];
  if (number !== '' && toE164(number) === null) faults.push('number');
  if (number === '' && direction === 'outbound') faults.push('number');
  if (Number.isNaN(startedAtMs) || startedAtMs > nowMs) faults.push('startedAt');
  if (!(minutes >= 0 && minutes <= 1440)) faults.push('minutes');
  if (faults.length > 0) return { faults };
  return {
    call: {
      direction,
      // An unanswered outbound call isn't a missed one.
      outcome: isAnswered ? 'answered' : direction === 'outbound' ? 'canceled' : 'missed',
      number: number === '' ? null : number,
      // A call that has only just started can't have lasted yet.
      startedAtMs: Math.min(startedAtMs, nowMs - minutes * 60_000),
      talkMs: Math.round(minutes * 60_000),
      groupCode: groupCode === '' ? null : groupCode,
      memo: memo.trim(),
    },
  };
}
