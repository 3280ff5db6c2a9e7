import type { Call } from '@cti/functions/model/calls/call';
import type { Group } from '@cti/functions/model/group';
import type { Line } from '@cti/functions/model/line';
import { useMemo, useState } from 'react';
import { CallRefused, call } from '../../firebase/callables.ts';
import type { Row } from '../../firebase/spec.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { RefusalLine } from '../widgets/refusal-line.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { type Writer, deleteLine, newLineId, saveLine } from '../write-settings.ts';
import { fileAll, waitingFor } from './filing.ts';
import { checkLine } from './line-check.ts';
import { LineFields } from './line-fields.tsx';
import { draftOf, lineProblems, readDraft } from './line-form.ts';
import { formatLineNumber } from './line-number.ts';

interface LineDialogProps {
  writer: Writer;
  lines: readonly Row<Line>[];
  groups: readonly Row<Group>[];
  unknownCalls: readonly Row<Call>[];
  /** Null = a new one. */
  line: Row<Line> | null;
  /** Prefills a new one: an unknown number, whose calls are filed without asking again. */
  number?: string;
  onClose: () => void;
}

type Step = { at: 'form' } | { at: 'delete' } | { at: 'file'; line: Row<Line>; waiting: number };

/** Edits a line, and decides what happens to the calls that were waiting for it. */
export function LineDialog(props: LineDialogProps) {
  const { writer, lines, groups, unknownCalls, line, number = '', onClose } = props;
  const words = useSettingsWords();
  const { common } = useWords();
  const [id] = useState(() => line?.id ?? newLineId(writer.customerId));
  const [draft, setDraft] = useState(() => draftOf(line, formatLineNumber(number), groups));
  const [isChecked, setIsChecked] = useState(false);
  const [step, setStep] = useState<Step>({ at: 'form' });
  const { isBusy, refusal, run } = useRequest();
  const fields = useMemo(() => readDraft(draft), [draft]);
  const check = useMemo(() => checkLine(fields.number, lines, id), [fields.number, lines, id]);
  const problems = lineProblems(fields);

  const file = async (saved: Row<Line>) => {
    try {
      const filed = await fileAll(() =>
        call('fileCalls', { customerId: writer.customerId, lineId: saved.id }),
      );
      showToast(filed > 0 ? words.filing.filed(filed, saved.storeName) : words.filing.filedNone);
    } catch (error) {
      const code = error instanceof CallRefused ? error.code : 'unavailable';
      showToast(words.filing.failed(words.refusals[code]), { tone: 'missed' });
    }
    onClose();
  };
  const save = () => {
    setIsChecked(true);
    if (check.same || Object.keys(problems).length > 0) return;
    void run(async () => {
      await saveLine(writer, id, fields);
      const saved = { ...fields, id };
      const waiting = waitingFor(saved, lines, unknownCalls);
      if (number !== '') return file(saved);
      if (waiting > 0) return setStep({ at: 'file', line: saved, waiting });
      showToast(words.common.saved);
      onClose();
    });
  };
  const remove = () =>
    void run(async () => {
      await deleteLine(writer, id);
      showToast(words.lines.deleted);
      onClose();
    });

  const frame = { isBusy, problem: <RefusalLine code={refusal} />, onClose };
  if (step.at === 'file') {
    return (
      <FormDialog
        {...frame}
        title={words.filing.title}
        submit={isBusy ? words.filing.running : words.filing.do}
        backLabel={words.common.later}
        onSubmit={() => void run(() => file(step.line))}
      >
        <p>{words.filing.offer(step.waiting, step.line.storeName)}</p>
      </FormDialog>
    );
  }
  if (step.at === 'delete') {
    return (
      <FormDialog
        {...frame}
        isDanger
        title={words.lines.delete}
        submit={words.lines.deleteDo}
        onSubmit={remove}
        onBack={() => setStep({ at: 'form' })}
      >
        <p>{words.lines.confirmDelete(formatLineNumber(line?.number ?? ''))}</p>
      </FormDialog>
    );
  }
  return (
    <FormDialog
      {...frame}
      title={line ? words.lines.edit : words.lines.add}
      submit={line ? common.save : words.common.add}
      onSubmit={save}
      aside={
        line && (
          <Button look="danger" onClick={() => setStep({ at: 'delete' })}>
            {words.lines.delete}
          </Button>
        )
      }
    >
      <LineFields
        draft={draft}
        number={fields.number}
        check={check}
        problems={isChecked ? problems : {}}
        groups={groups}
        onChange={setDraft}
      />
    </FormDialog>
  );
}
