import { useRef } from 'react';
import type { Call } from '@cti/functions/model/call';
import { useShortcut } from '../ui/keys/use-keys.ts';

/**
 * `j` and `k` go down and up the rows; Enter is the browser's own, on the row's button. While a call is open
 * beside the table, the next one takes its place.
 */
export function useRowKeys(
  calls: readonly Call[],
  openId: string | null,
  onOpen: (linkedId: string) => void,
) {
  const table = useRef<HTMLTableElement>(null);
  useShortcut('row', (key) => {
    if (key !== 'j' && key !== 'k') return false;
    const focused = document.activeElement?.getAttribute('data-call') ?? openId;
    const at = calls.findIndex(({ linkedId }) => linkedId === focused);
    const next = at === -1 ? 0 : at + (key === 'j' ? 1 : -1);
    const call = calls[next];
    if (!call) return true;
    const selector = `[data-call="${CSS.escape(call.linkedId)}"]`;
    table.current?.querySelector<HTMLElement>(selector)?.focus();
    if (openId !== null) onOpen(call.linkedId);
    return true;
  });
  return table;
}
