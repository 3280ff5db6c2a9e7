import './export-dialog.css';
import { useEffect, useRef, useState } from 'react';
import { CallRefused, call } from '../../firebase/callables.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { ErrorLine, Notice } from '../../ui/notice.tsx';
import { type HistoryWords, useHistoryWords } from '../../words/history.ts';
import { useWords } from '../../words/use-words.tsx';
import { type Encoding, type ExportParts, runExport, saveFile } from './run-export.ts';
import type { CallableInput } from '@cti/functions/model/callables';

type ExportWords = HistoryWords['exporting'];

export type ExportState =
  | { step: 'ready' }
  | { step: 'running'; rows: number; total: number }
  | { step: 'done'; rows: number; lost: number }
  | { step: 'failed'; isRefused: boolean };

interface ExportDialogProps<Next> {
  words: ExportWords;
  ask: ExportParts<Next>['ask'];
  onClose: () => void;
}

/** Asks for the encoding, shows progress, and saves the file. */
export function ExportDialog<Next>({ words, ask, onClose }: ExportDialogProps<Next>) {
  const [encoding, setEncoding] = useState<Encoding>('utf-8');
  const [state, setState] = useState<ExportState>({ step: 'ready' });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async () => {
    const stop = new AbortController();
    running.current = stop;
    setState({ step: 'running', rows: 0, total: 0 });
    try {
      const done = await runExport(encoding, {
        ask,
        onProgress: (rows, total) => setState({ step: 'running', rows, total }),
        signal: stop.signal,
      });
      if (!done || stop.signal.aborted) return;
      saveFile(done.file, words.fileName(new Date().toLocaleDateString('sv-SE')));
      setState({ step: 'done', rows: done.rows, lost: done.lost });
    } catch (error) {
      if (stop.signal.aborted) return;
      const code = error instanceof CallRefused ? error.code : 'unavailable';
      // If people decline to sign in again, the dialog stays as it was.
      if (code === 'sign-in-again') setState({ step: 'ready' });
      else setState({ step: 'failed', isRefused: code !== 'unavailable' });
    }
  };
  return (
    <ExportView
      words={words}
      state={state}
      encoding={encoding}
      onEncoding={setEncoding}
      onStart={() => void start()}
      onStop={() => {
        running.current?.abort();
        setState({ step: 'ready' });
      }}
      onClose={onClose}
    />
  );
}

interface ExportViewProps {
  words: ExportWords;
  state: ExportState;
  encoding: Encoding;
  onEncoding: (encoding: Encoding) => void;
  onStart: () => void;
  onStop: () => void;
  onClose: () => void;
}

export function ExportView(props: ExportViewProps) {
  const { words: exporting, state, encoding, onEncoding, onStart, onStop, onClose } = props;
  const { common } = useWords();
  return (
    <Dialog
      title={exporting.title}
      onClose={onClose}
      actions={
        state.step === 'running' ? (
          <Button onClick={onStop}>{exporting.stop}</Button>
        ) : (
          <>
            <Button onClick={onClose}>
              {state.step === 'done' ? common.close : common.cancel}
            </Button>
            {state.step !== 'done' && (
              <Button look="primary" onClick={onStart}>
                {exporting.start}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="export">
        {(state.step === 'ready' || state.step === 'failed') && (
          <>
            <p>{exporting.lead}</p>
            <Choice
              label={exporting.encoding}
              value={encoding}
              options={[
                { value: 'utf-8', label: exporting.utf8 },
                { value: 'shift_jis', label: exporting.shiftJis },
              ]}
              onChange={onEncoding}
            />
          </>
        )}
        {state.step === 'running' && (
          <>
            <progress
              aria-label={exporting.title}
              max={state.total || 1}
              value={state.total === 0 ? undefined : state.rows}
            />
            <p className="num" aria-live="polite">
              {exporting.progress(state.rows, state.total)}
            </p>
          </>
        )}
        {state.step === 'done' && (
          <>
            <p aria-live="polite">{exporting.done(state.rows)}</p>
            {state.lost > 0 && <Notice tone="ringing">{exporting.lost(state.lost)}</Notice>}
          </>
        )}
        {state.step === 'failed' && (
          <ErrorLine>{state.isRefused ? exporting.refused : exporting.failed}</ErrorLine>
        )}
      </div>
    </Dialog>
  );
}

interface ExportCallsDialogProps {
  input: Omit<CallableInput<'exportCalls'>, 'part'>;
  onClose: () => void;
}

/** The calls the history shows, as a file. */
export function ExportCallsDialog({ input, onClose }: ExportCallsDialogProps) {
  const { exporting } = useHistoryWords();
  return (
    <ExportDialog
      words={exporting}
      ask={(part: CallableInput<'exportCalls'>['part']) => call('exportCalls', { ...input, part })}
      onClose={onClose}
    />
  );
}
