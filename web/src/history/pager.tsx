import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/keys/kbd.tsx';
import { useHistoryWords } from '../words/history/use-history-words.ts';

interface PagerProps {
  /** null = there is none. */
  onNewest: (() => void) | null;
  onOlder: (() => void) | null;
  /** A call is open beside the list. */
  isOpen: boolean;
}

/** To the next page and back to the first; and which keys work here. */
export function Pager({ onNewest, onOlder, isOpen }: PagerProps) {
  const { pages, keys } = useHistoryWords();
  return (
    <nav className="pager" aria-label={pages.label}>
      <p className="pager-keys" aria-hidden>
        <Kbd>j</Kbd> <Kbd>k</Kbd> {keys.move} <Kbd>Enter</Kbd> {keys.open} <Kbd>/</Kbd>{' '}
        {keys.search}
        {isOpen && (
          <>
            {' '}
            <Kbd>Esc</Kbd> {keys.close}
          </>
        )}
      </p>
      {onNewest && <Button onClick={onNewest}>{pages.newest}</Button>}
      {onOlder ? (
        <Button onClick={onOlder}>{pages.older}</Button>
      ) : (
        onNewest && <p className="pager-end">{pages.end}</p>
      )}
    </nav>
  );
}
