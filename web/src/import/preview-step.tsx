import { useState } from 'react';
import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table, TableHead } from '../ui/table.tsx';
import { useContactWords } from '../words/contacts.ts';
import { useImportWords } from '../words/import.ts';
import { whole } from './numbers.ts';
import { type Answer, type Answers, type PlannedRow, answers, decided } from './plan.ts';
import { RejectedFile } from './rejected-file.tsx';
import { RowOutcome } from './row-outcome.tsx';
import { isToWrite } from './write-plan.ts';

/** How many rows are shown per fate. */
const shown = 50;

interface PreviewStepProps {
  planned: PlannedRow[];
  answers: Answers;
  names: string[];
  /** The custom fields of the customer's contacts, including those yet to be created. */
  fields: readonly ContactField[];
  newFields: readonly ContactField[];
  onAnswer: (answers: Answers) => void;
  onWrite: () => void;
  onRestart: () => void;
  onSave: (name: string, text: string) => void;
}

const fates = ['new', 'changed', 'visit', 'same', 'asked', 'rejected'] as const;
type Filter = (typeof fates)[number] | 'doubtful';

const isDoubtful = ({ fate, doubts }: PlannedRow): boolean =>
  doubts.length > 0 && fate !== 'asked' && fate !== 'rejected';

/** Each row's outcome and its reason; questions wait for an answer. */
export function PreviewStep(props: PreviewStepProps) {
  const { planned, answers: answered, onAnswer, onWrite, onRestart } = props;
  const words = useImportWords();
  const { fields: fieldWords } = useContactWords();
  const counts = new Map<Filter, number>();
  const add = (filter: Filter) => counts.set(filter, (counts.get(filter) ?? 0) + 1);
  for (const row of planned) {
    add(row.fate);
    if (isDoubtful(row)) add('doubtful');
  }
  const some = [...fates, 'doubtful' as const].filter((filter) => counts.has(filter));
  const [chosen, setChosen] = useState<Filter | null>(null);
  const first = (['asked', 'rejected', 'doubtful'] as const).find((filter) => counts.has(filter));
  const filter = chosen ?? first ?? some[0] ?? 'new';
  const rows = planned.filter((row) =>
    filter === 'doubtful' ? isDoubtful(row) : row.fate === filter,
  );
  const name = (one: Filter) => (one === 'doubtful' ? words.doubtful : words.fates[one]);
  const outcome = decided(planned, answered);
  const toWrite = outcome.filter(isToWrite).length;
  const undecided = planned.filter((row) => row.fate === 'asked' && !answered[row.line]).length;
  return (
    <div className="import-step">
      <div className="import-fates">
        {some.map((one) => (
          <Button key={one} aria-pressed={one === filter} onClick={() => setChosen(one)}>
            {name(one)} <strong className="num">{whole(counts.get(one) ?? 0)}</strong>
          </Button>
        ))}
      </div>
      <Table className="import-table import-preview" aria-label={name(filter)}>
        <TableHead
          columns={[
            { name: words.line, width: '72px' },
            { name: words.who, width: '180px' },
            words.what,
          ]}
        />
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <tr key={row.line}>
              <td className="num">{row.line}</td>
              <td className="clip">{row.label || row.row.filter(Boolean).slice(0, 2).join(' ')}</td>
              <td>
                <RowOutcome row={row} fields={props.fields} />
                {row.fate === 'asked' && (
                  <Choice<Answer>
                    label={words.answer(row.line)}
                    value={answered[row.line] ?? 'skip'}
                    options={answers
                      .filter((answer) => answer !== 'other' || row.other !== null)
                      .map((answer) => ({ value: answer, label: words.answers[answer] }))}
                    onChange={(answer) => onAnswer({ [row.line]: answer })}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length > shown && <p className="import-sample">{words.shownFirst(shown)}</p>}
      {props.newFields.length > 0 && (
        <p>
          {words.makesFields}
          {props.newFields
            .map(({ label, type }) => words.typed(label, fieldWords.types[type]))
            .join('、')}
        </p>
      )}
      {undecided > 0 && <Notice tone="ringing">{words.left(whole(undecided))}</Notice>}
      <div className="import-actions import-decide">
        <Button look="primary" disabled={toWrite === 0} onClick={onWrite}>
          {toWrite === 0 ? words.nothingToDo : words.start(whole(toWrite))}
        </Button>
        <RejectedFile {...props} planned={outcome} />
        <Button onClick={onRestart}>{words.again}</Button>
      </div>
    </div>
  );
}
