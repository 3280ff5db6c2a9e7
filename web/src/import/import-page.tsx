import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { saveText } from '../contacts/save-text.ts';
import { useStores } from '../contacts/stores.ts';
import { type AssignmentChange, type ImportStep, useImport } from './use-import.ts';
import { useImportWords } from '../words/import.ts';
import { useConsole } from '../console/console-context.ts';
import { pagePaths } from '../console/paths.ts';
import { usePageTitle } from '../console/page-title.ts';
import './import-view.css';
import type { ImportKind } from '@cti/functions/model/contacts/import-columns';
import { Button } from '../ui/button.tsx';
import { ErrorLine, Notice } from '../ui/notice.tsx';
import { ChooseStep } from './choose-step.tsx';
import type { ListOptions } from './list/list.ts';
import { MappingStep } from './mapping-step.tsx';
import { whole } from './numbers.ts';
import type { Answers } from './plan.ts';
import { PreviewStep } from './preview-step.tsx';
import { RejectedFile } from './rejected-file.tsx';
import type { Unfinished } from './unfinished.ts';

/** Imports a list of contacts or visits from a file. */
export function ImportPage() {
  const words = useImportWords();
  const { customerId, member } = useConsole();
  const stores = useStores(customerId);
  const storeCodeOf = useMemo(() => {
    const codes = new Map(stores.map(({ code, name }) => [name, code]));
    return (store: string) => codes.get(store) ?? store;
  }, [stores]);
  const { uid, name } = member;
  const importing = useImport({ customerId, uid, name, storeCodeOf });
  const { kind, step, setKind, setStep, unfinished, forget, restart } = importing;
  usePageTitle(words.title);
  if (member.role === 'viewer') return <ErrorLine>{words.denied}</ErrorLine>;
  return (
    <>
      <header className="import-head">
        <h1>{words.title}</h1>
        <p>
          {words.lead} <Link to={pagePaths.contacts()}>{words.back}</Link>
        </p>
      </header>
      <ImportView
        kind={kind}
        step={step}
        mayAddFields={member.role === 'admin'}
        unfinished={unfinished}
        onForget={forget}
        onKind={setKind}
        onChoose={(file) => void importing.choose(file)}
        onMapping={(change) => step.at === 'mapping' && setStep({ ...step, ...change })}
        onOptions={(options) => step.at === 'mapping' && void importing.reread(step, options)}
        onCompare={() => step.at === 'mapping' && void importing.start(step)}
        onAnswer={(answers) =>
          step.at === 'preview' && setStep({ ...step, answers: { ...step.answers, ...answers } })
        }
        onWrite={() => {
          if (step.at === 'preview') void importing.write(step.planned, step.answers);
          if (step.at === 'failed') void importing.goOn();
        }}
        onRestart={restart}
        onSave={(name, text) => saveText(name, text, 'text/csv;charset=utf-8')}
      />
    </>
  );
}

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
