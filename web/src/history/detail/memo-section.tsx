import { useState } from 'react';
import { type Memo, memoLimit } from '@cti/functions/model/calls/memo';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { TextareaField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.ts';
import { ErrorLine } from '../../ui/notice.tsx';
import { outsideIme } from '../../ui/keys/use-keys.ts';
import { useHistoryWords } from '../../words/history.ts';
import { useWords } from '../../words/use-words.tsx';
import { Section } from './sections.tsx';
import { Form } from '../../ui/form.tsx';

interface MemoSectionProps {
  memos: readonly (Memo & { id: string })[];
  draft: string;
  onDraft: (text: string) => void;
  /** null = read-only. Rejects when the memo wasn't saved. */
  onSave: ((text: string) => Promise<void>) | null;
}

/** Everybody's notes on the call, oldest first, and a field to add one. */
export function MemoSection({ memos, draft, onDraft, onSave }: MemoSectionProps) {
  const { detail } = useHistoryWords();
  const words = useWords();
  const format = useFormat();
  const now = useNow(false);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const written = memos.filter(({ text }) => text.trim() !== '');
  const save = async () => {
    if (!onSave || draft.trim() === '' || state === 'busy') return;
    setState('busy');
    try {
      await onSave(draft.trim());
      onDraft('');
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <Section title={detail.memos}>
      {written.length === 0 && !onSave && <p className="detail-quiet">{detail.noMemos}</p>}
      {written.length > 0 && (
        <ul className="detail-memos">
          {written.map(({ id, text, authorName, updatedAt, createdAt }) => {
            const at = updatedAt ?? createdAt;
            return (
              <li key={id}>
                <p className="detail-text">{text}</p>
                <p className="detail-quiet num">
                  {authorName || words.memo.unnamed} {at && format.dateTime(at, now)}
                </p>
              </li>
            );
          })}
        </ul>
      )}
      {onSave && (
        <Form className="detail-memo-form" onSubmit={() => void save()}>
          <TextareaField
            label={detail.addMemo}
            placeholder={detail.memoPlaceholder}
            rows={Math.min(8, Math.max(2, draft.split('\n').length))}
            maxLength={memoLimit}
            value={draft}
            onChange={({ target }) => onDraft(target.value)}
            onKeyDown={outsideIme((event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
              // Focus goes back to where single-key shortcuts work; the next Escape closes the call.
              if (event.key === 'Escape') event.currentTarget.blur();
            })}
          />
          {state === 'failed' && <ErrorLine>{detail.memoFailed}</ErrorLine>}
          <Button type="submit" busy={state === 'busy'} disabled={draft.trim() === ''}>
            {state === 'busy' ? detail.savingMemo : detail.saveMemo}
          </Button>
        </Form>
      )}
    </Section>
  );
}
