import type { Difference, Entry } from './log.ts';
import type { CallScript, Day } from './script.ts';

const time = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** Each difference with its call's timeline: events and observations. */
export function report(day: Day, log: readonly Entry[], differences: Difference[]): string {
  const byCall = Map.groupBy(differences, ({ call }) => call);
  return [...byCall]
    .map(([key, found]) => {
      const call = key === null ? undefined : day.calls[key];
      return [
        call ? `${call.key} ${call.story} (${call.group ?? 'internal'})` : 'The day as a whole',
        ...found.map(
          ({ what, expected, seen }) => `  ✗ ${what}: expected ${expected}; seen ${seen}`,
        ),
        ...(call ? storyOf(call, log) : []),
      ].join('\n');
    })
    .join('\n\n');
}

function storyOf(call: CallScript, log: readonly Entry[]): string[] {
  const own = log.filter((entry) => entry.kind === 'event' && entry.call === call.key);
  const [first, last] = [own[0]?.at ?? 0, own.at(-1)?.at ?? 0];
  const links = new Set(own.flatMap((entry) => (entry.kind === 'event' ? [entry.linkedId] : [])));
  return log.flatMap((entry) => {
    const isIn = entry.at >= first - 5_000 && entry.at <= last + 5_000;
    const line = describe(entry, call, links, isIn);
    return line === null ? [] : [`    ${time.format(entry.at)}  ${line}`];
  });
}

/** One line per entry of the call, and per action of an operator meanwhile. */
function describe(
  entry: Entry,
  call: CallScript,
  links: ReadonlySet<string | null>,
  isMeanwhile: boolean,
): string | null {
  switch (entry.kind) {
    case 'event': {
      if (entry.call !== call.key) return null;
      const target = call.legs[entry.leg]?.target ?? { group: '?' };
      const whose = 'person' in target ? target.person : target.group;
      const lateMs = entry.at - entry.eventMs;
      const late = lateMs > 1_000 ? `, ${Math.round(lateMs / 1_000)} s old` : '';
      const again = entry.isRepeated ? ', again' : '';
      return `${entry.state} ${whose}${late}${again} → ${entry.status} ${entry.linkedId ?? ''}`;
    }
    case 'begins':
    case 'done':
      if (!isMeanwhile) return null;
      return entry.kind === 'begins'
        ? `${entry.who} begins to ${entry.doing}`
        : `${entry.who}: ${entry.doing} done`;
    case 'card':
      return links.has(entry.linkedId) ? `card for ${entry.who}, window ${entry.window}` : null;
    case 'now':
      if (entry.call !== call.key) return null;
      return `the call says ${entry.seen ? `${entry.seen.state}, rings ${entry.seen.ringing.join(', ') || 'nowhere'}, operator ${entry.seen.operator ?? 'none'}` : 'nothing'}`;
    case 'status':
      return isMeanwhile ? `${entry.who} has status ${entry.seen ?? 'none'}` : null;
    case 'card-closed':
    case 'read':
    case 'trouble':
      return null;
  }
}
