import type { Call } from '@cti/functions/model/calls/call';
import { kindOf, stateSince } from '../../call/call-names.ts';
import type { Tab } from './stack.ts';

/** What the tabs know about their calls, by tab key; absent = not loaded yet. */
export type CallsOfTabs = Readonly<Record<string, Call>>;

/**
 * Tabs in serving order: the member's own conversation, then waiting callers (VIPs first, then the longest wait), then
 * ended and other people's calls as they came in.
 */
export function inServingOrder(
  tabs: readonly Tab[],
  calls: CallsOfTabs,
  talking: ReadonlySet<string>,
): Tab[] {
  const rank = ({ key }: Tab): number => {
    const call = calls[key];
    if (talking.has(key)) return 0;
    if (!call || !waits(call)) return 3;
    return kindOf(call) === 'vip' ? 1 : 2;
  };
  const since = ({ key }: Tab): number => {
    const call = calls[key];
    return call && waits(call) ? (stateSince(call)?.getTime() ?? 0) : 0;
  };
  return tabs.toSorted((a, b) => rank(a) - rank(b) || since(a) - since(b));
}

function waits(call: Call): boolean {
  return call.state === 'ringing' || call.state === 'queued';
}
