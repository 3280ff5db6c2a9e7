import { operators } from './cast.ts';
import { judgeCards } from './judge-cards.ts';
import { judgeRecords } from './judge-records.ts';
import type { CallNow, Difference, Entry, Records } from './log.ts';
import type { Day } from './script.ts';

/** Every difference from the script: on the screens, at each check, and in the records. */
export function judge(
  day: Day,
  log: readonly Entry[],
  records: Records,
  customerId: string,
): Difference[] {
  return [...judgeSoFar(day, log), ...judgeRecords(day, log, records, customerId)];
}

/** The same without the records, for a day still in progress. */
export function judgeSoFar(day: Day, log: readonly Entry[]): Difference[] {
  return [...log.flatMap((entry) => judgeMoment(day, entry)), ...judgeCards(day, log)];
}

/** What can be judged from a single entry. */
function judgeMoment(day: Day, entry: Entry): Difference[] {
  switch (entry.kind) {
    case 'event': {
      const { call, status, isDuplicate, isRepeated } = entry;
      // A new event may be reported as a duplicate: a busy webhook can store it in two attempts of its own.
      const isRight = status === 200 && (isDuplicate || !isRepeated);
      const expected = isRepeated ? '200, a duplicate' : '200';
      const seen = `${status}${isDuplicate ? ', a duplicate' : ''}`;
      return isRight ? [] : [{ what: 'answer', call, expected, seen }];
    }
    case 'now': {
      const expected = describe(entry.expected);
      const seen = entry.seen ? describe(entry.seen) : 'no call';
      return expected === seen ? [] : [{ what: 'now', call: entry.call, expected, seen }];
    }
    case 'status': {
      const [expected, seen] = [`${entry.who} ${entry.code}`, `${entry.seen ?? 'none'}`];
      return entry.code === entry.seen ? [] : [{ what: 'status', call: null, expected, seen }];
    }
    case 'read': {
      const group = day.calls[entry.call]?.group;
      const may =
        group !== null && group !== undefined && operators[entry.who].groups.includes(group);
      const expected = `${entry.who} ${may ? 'reads it' : 'is refused'}`;
      const seen = entry.allowed ? 'read' : 'refused';
      return may === entry.allowed ? [] : [{ what: 'rights', call: entry.call, expected, seen }];
    }
    case 'trouble':
      return [{ what: 'trouble', call: null, expected: 'none', seen: entry.what }];
    case 'begins':
    case 'done':
    case 'card':
    case 'card-closed':
      return [];
  }
}

const describe = ({ state, ringing, operator }: CallNow): string =>
  `${state}, ${ringing.length === 0 ? 'no phone rings' : `${ringing.join(' and ')} ring`}, operator ${operator ?? 'none'}`;
