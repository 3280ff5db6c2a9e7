import './import-view.css';
import type { ImportKind } from '@cti/functions/model/contacts/import-columns';
import { Button } from '../ui/button.tsx';
import { ErrorLine, Notice } from '../ui/notice.tsx';
import { useImportWords } from '../words/import.ts';
import { ChooseStep } from './choose-step.tsx';
import type { ListOptions } from './list/list.ts';
import { MappingStep } from './mapping-step.tsx';
import { whole } from './numbers.ts';
import type { Answers } from './plan.ts';
import { PreviewStep } from './preview-step.tsx';
import { RejectedFile } from './rejected-file.tsx';
import type { Unfinished } from './unfinished.ts';
import type { AssignmentChange, ImportStep } from './use-import.ts';
import type { ReactNode } from 'react';

interface ImportViewProps {
  kind: ImportKind;
  step: ImportStep;
  /** The person is an admin: columns can be turned into fields. */
  mayAddFields: boolean;
  /** An interrupted import on this computer. */
  unfinished: Unfinished | null;
  onKind: (kind: ImportKind) => void;
  onChoose: (file: File) => void;
  onForget: () => void;
  /** Reads the file with other options. */
  onOptions: (options: ListOptions) => void;
  onMapping: (change: AssignmentChange) => void;
  onCompare: () => void;
  onAnswer: (answers: Answers) => void;
  onWrite: () => void;
  onRestart: () => void;
  /** Saves a text as a file. */
  onSave: (name: string, text: string) => void;
}

/** An import, step by step. */
export function ImportView(props: ImportViewProps) {
  const { step, onRestart, onWrite } = props;
  const words = useImportWords();
  switch (step.at) {
    case 'choose':
      return <ChooseStep {...props} problem={step.problem} />;
    case 'reading':
      return <ProgressStep label={words.reading} />;
    case 'mapping':
      return <MappingStep {...props} step={step} />;
    case 'comparing':
      return (
        <ProgressStep label={words.comparing} done={step.done} all={step.list.count}>
          <Button onClick={onRestart}>{words.stop}</Button>
        </ProgressStep>
      );
    case 'preview':
      return (
        <PreviewStep
          {...props}
          planned={step.planned}
          answers={step.answers}
          fields={step.fields}
          newFields={step.newFields}
          names={step.list.names}
        />
      );
    case 'writing':
    case 'failed':
      return (
        <ProgressStep label={words.writing} done={step.done} all={step.all}>
          {step.at === 'failed' ? (
            <ErrorLine action={<Button onClick={onWrite}>{words.resume}</Button>}>
              {words.failed}
            </ErrorLine>
          ) : (
            <Button onClick={onRestart}>{words.stop}</Button>
          )}
        </ProgressStep>
      );
    case 'done':
      return (
        <div className="import-step">
          <Notice tone="plain">
            <strong>{words.done(whole(step.all))}</strong>
          </Notice>
          <div className="import-actions">
            <RejectedFile {...props} planned={step.planned} names={step.list.names} />
            <Button onClick={onRestart}>{words.again}</Button>
          </div>
        </div>
      );
  }
}

/** How far it is. */
function ProgressStep({
  label,
  done,
  all,
  children,
}: {
  label: string;
  done?: number;
  all?: number;
  children?: ReactNode;
}) {
  const words = useImportWords();
  return (
    <div className="import-step">
      <div className="import-progress">
        <span>{label}</span>
        {all !== undefined && (
          <span className="num">{words.progress(whole(done ?? 0), whole(all))}</span>
        )}
      </div>
      <progress aria-label={label} value={done} max={all} />
      {children && <div className="import-actions">{children}</div>}
    </div>
  );
}
