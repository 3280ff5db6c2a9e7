import '../../ui/field.css';
import './memo-view.css';
import { useId, useRef } from 'react';
import type { Memo } from '@cti/functions/model/calls/memo';
import { formatTime } from '../../ui/format.ts';
import { Kbd } from '../../ui/keys/kbd.tsx';
import { useShortcut } from '../../ui/keys/use-keys.ts';
import { useWords } from '../../words/use-words.tsx';

export type MemoStatus = 'idle' | 'saving' | 'saved' | 'offline' | 'error';

export interface MemoViewProps {
  value: string;
  onChange: (text: string) => void;
  status: MemoStatus;
  /** Colleagues' memos on the same call. */
  others: Memo[];
  /** Viewers can only read. */
  readOnly?: boolean;
}

/** The memo saves itself; its state is shown beside the label. `M` focuses it. */
export function MemoView({ value, onChange, status, others, readOnly = false }: MemoViewProps) {
  const words = useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useShortcut(
    'memo',
    () => {
      field.current?.focus();
      return true;
    },
    { place: field },
  );
  const note = status === 'idle' ? words.memo.auto : words.memo[status];

  return (
    <div className="memo">
      {others.length > 0 && <OtherMemos memos={others} />}
      <div className="memo-head">
        <label htmlFor={id}>{words.memo.label}</label>
        {!readOnly && <Kbd>M</Kbd>}
        <span className={`memo-status memo-${status}`} id={`${id}-status`} aria-live="polite">
          {!readOnly && note}
        </span>
      </div>
      <textarea
        ref={field}
        id={id}
        className="input textarea memo-field"
        rows={3}
        value={value}
        readOnly={readOnly}
        placeholder={words.memo.placeholder}
        aria-describedby={`${id}-status`}
        aria-keyshortcuts="M"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function OtherMemos({ memos }: { memos: Memo[] }) {
  const words = useWords();
  return (
    // Can be scrolled by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ul className="memo-others" aria-label={words.memo.others} tabIndex={0}>
      {memos.map((memo) => (
        <li key={`${memo.authorUid}-${memo.createdAt?.getTime() ?? 0}`}>
          <span className="memo-author">{memo.authorName || words.memo.unnamed}</span>
          <span className="memo-text">{memo.text}</span>
          {memo.updatedAt && <time className="num">{formatTime(memo.updatedAt)}</time>}
        </li>
      ))}
    </ul>
  );
}
