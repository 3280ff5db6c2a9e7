import { useRef, useState } from 'react';
import { IconUpload } from '@tabler/icons-react';
import type { ImportKind } from '@cti/functions/model/contacts/import-columns';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { cx } from '../ui/cx.ts';
import { ErrorLine, Notice } from '../ui/notice.tsx';
import { useImportWords } from '../words/import.ts';
import { whole } from './numbers.ts';
import type { Unfinished } from './unfinished.ts';

interface ChooseStepProps {
  kind: ImportKind;
  problem: 'unreadable' | 'empty' | 'unreachable' | null;
  /** An interrupted import on this computer; choosing the same file resumes it. */
  unfinished: Unfinished | null;
  onKind: (kind: ImportKind) => void;
  onChoose: (file: File) => void;
  /** Discards the interrupted import. */
  onForget: () => void;
}

/** Choosing a file, and what it contains. */
export function ChooseStep({
  kind,
  problem,
  onKind,
  onChoose,
  unfinished,
  onForget,
}: ChooseStepProps) {
  const words = useImportWords();
  const field = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onChoose(file);
  };
  return (
    <div className="import-step">
      {unfinished && (
        <Notice tone="ringing" action={<Button onClick={onForget}>{words.forget}</Button>}>
          {words.unfinished(unfinished.fileName, whole(unfinished.done), whole(unfinished.all))}
        </Notice>
      )}
      <Choice
        label={words.kind}
        value={kind}
        options={(['contacts', 'visits'] as const).map((value) => ({
          value,
          label: words.kinds[value],
        }))}
        onChange={onKind}
      />
      {/* Dropping files is for the mouse; the button inside does the same by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={cx('import-drop', isOver && 'import-over')}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <Button look="primary" icon={IconUpload} onClick={() => field.current?.click()}>
          {words.choose}
        </Button>
        <p>{words.drop}</p>
        <input
          ref={field}
          type="file"
          accept=".csv,.txt,text/csv"
          className="aside"
          tabIndex={-1}
          aria-label={words.choose}
          onChange={(event) => take(event.target.files)}
        />
      </div>
      {problem && <ErrorLine>{words[problem]}</ErrorLine>}
    </div>
  );
}
