import './report-problem.css';
import { useId, useState } from 'react';
import { CallRefused } from '../firebase/callables.ts';
import { reportProblem } from '../firebase/page-log.ts';
import { Button } from '../ui/button.tsx';
import { ErrorLine } from '../ui/notice.tsx';
import { useCheckWords } from '../words/check.ts';

export type Report =
  | { state: 'idle' | 'sending' | 'failed' | 'too-many' }
  /** Six digits to read out. */
  | { state: 'sent'; number: string };

/** Sends what this page did to whoever helps; the number finds it. */
export function ReportProblem() {
  const [report, setReport] = useState<Report>({ state: 'idle' });
  const send = async () => {
    setReport({ state: 'sending' });
    try {
      setReport({ state: 'sent', number: await reportProblem() });
    } catch (error) {
      const isTooMany = error instanceof CallRefused && error.code === 'too-many-requests';
      setReport({ state: isTooMany ? 'too-many' : 'failed' });
    }
  };
  return <ReportView report={report} onSend={() => void send()} />;
}

export function ReportView({ report, onSend }: { report: Report; onSend: () => void }) {
  const words = useCheckWords().report;
  const { state } = report;
  const title = useId();
  return (
    <section className="report" aria-labelledby={title}>
      <div>
        <h2 id={title}>{words.title}</h2>
        <p>{words.text}</p>
      </div>
      <Button onClick={onSend} busy={state === 'sending'}>
        {words.action}
      </Button>
      <output className="report-result">
        {state === 'sent' && (
          <>
            {words.sent}
            <strong className="report-number">{report.number}</strong>
          </>
        )}
      </output>
      {(state === 'failed' || state === 'too-many') && (
        <div className="report-result">
          <ErrorLine>{words[state]}</ErrorLine>
        </div>
      )}
    </section>
  );
}
