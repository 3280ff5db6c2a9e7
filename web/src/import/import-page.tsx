import { useMemo } from 'react';
import { Link } from 'react-router';
import { saveText } from '../contacts/save-text.ts';
import { useStores } from '../contacts/stores.ts';
import { ImportView } from './import-view.tsx';
import { useImport } from './use-import.ts';
import { ErrorLine } from '../ui/notice.tsx';
import { useImportWords } from '../words/import.ts';
import { useConsole } from '../console/console-context.ts';
import { pagePaths } from '../console/paths.ts';
import { usePageTitle } from '../console/page-title.ts';

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
