import './callbacks.css';
import { useRef } from 'react';
import { Kbd } from '../ui/keys/kbd.tsx';
import { EmptyLine } from '../ui/notice.tsx';
import { useShortcut } from '../ui/keys/use-keys.ts';
import { useCallbackWords } from '../words/callbacks.ts';
import { CallbackItem, type CallbackItemProps } from './callback-item.tsx';
import { type CallbackRow, callbackLimit, inOrderAt } from './callback-rows.ts';

type CallbackListProps = Omit<CallbackItemProps, 'row'> & { rows: readonly CallbackRow[] };

/** Everybody waiting to be called back, and the keys that act on the focused row. */
export function CallbackList({ rows: unordered, ...rest }: CallbackListProps) {
  const rows = inOrderAt(unordered, rest.nowMs);
  const words = useCallbackWords();
  const list = useRef<HTMLUListElement>(null);
  const focused = () => {
    const id = document.activeElement?.closest('[data-row]')?.getAttribute('data-row');
    return rows.findIndex((row) => row.id === id);
  };
  useShortcut('row', (key) => {
    if (key !== 'j' && key !== 'k') return false;
    const at = focused();
    const row = rows[at === -1 ? 0 : at + (key === 'j' ? 1 : -1)];
    if (!row) return true;
    const selector = `[data-row="${CSS.escape(row.id)}"] .callback-open`;
    list.current?.querySelector<HTMLElement>(selector)?.focus();
    return true;
  });
  useShortcut('claim', () => {
    const row = rows[focused()];
    if (!row || !rest.canWork) return false;
    if (!row.claimedBy) rest.onClaim(row);
    else if (row.claimedBy.uid === rest.uid) rest.onRelease(row);
    return true;
  });
  useShortcut('handled', () => {
    const row = rows[focused()];
    if (!row || !rest.canWork) return false;
    rest.onClose(row);
    return true;
  });

  if (rows.length === 0) return <EmptyLine>{words.empty}</EmptyLine>;
  return (
    <>
      <div className="callbacks-head">
        <p>{words.lead}</p>
        <span className="callbacks-keys" aria-hidden>
          <Kbd>J</Kbd>
          <Kbd>K</Kbd> {words.keys}
          {rest.canWork && (
            <>
              <Kbd>C</Kbd> {words.claim}
              <Kbd>H</Kbd> {words.done}
            </>
          )}
        </span>
      </div>
      <ul className="callbacks" ref={list}>
        {rows.map((row) => (
          <CallbackItem key={row.id} row={row} {...rest} />
        ))}
      </ul>
      {rows.length >= callbackLimit && (
        <p className="callbacks-full">{words.full(callbackLimit)}</p>
      )}
    </>
  );
}
