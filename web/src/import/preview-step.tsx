import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { Table } from '../ui/table.tsx';
import { useImportWords } from '../words/import/use-import-words.ts';
import { whole } from './numbers.ts';
import type { PlannedRow } from './plan.ts';
import { RejectedFile } from './rejected-file.tsx';

/** Rows that are shown of each fate. */
const shown = 50;

interface PreviewStepProps {
  planned: PlannedRow[];
  names: string[];
  onWrite: () => void;
  onRestart: () => void;
  onSave: (name: string, text: string) => void;
}

const fates = ['new', 'changed', 'visit', 'same', 'rejected'] as const;
type Fate = (typeof fates)[number];

/** What will become of each row. */
export function PreviewStep(props: PreviewStepProps) {
  const { planned, onWrite, onRestart } = props;
  const words = useImportWords();
  const counts = new Map<Fate, number>();
  for (const { fate } of planned) counts.set(fate, (counts.get(fate) ?? 0) + 1);
  const some = fates.filter((fate) => counts.has(fate));
  const [chosen, setChosen] = useState<Fate | null>(null);
  const fate = chosen ?? (counts.has('rejected') ? 'rejected' : some[0]) ?? 'new';
  const rows = planned.filter((row) => row.fate === fate);
  const toWrite = planned.length - (counts.get('same') ?? 0) - (counts.get('rejected') ?? 0);
  return (
    <div className="import-step">
      <div className="import-fates">
        {some.map((one) => (
          <Button key={one} aria-pressed={one === fate} onClick={() => setChosen(one)}>
            {words.fates[one]} <strong className="num">{whole(counts.get(one) ?? 0)}</strong>
          </Button>
        ))}
      </div>
      <Table className="import-table" aria-label={words.fates[fate]}>
        <thead>
          <tr>
            <th scope="col" className="import-line">
              {words.line}
            </th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.what}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <tr key={row.line}>
              <td className="num">{row.line}</td>
              <td className="clip">{row.label || row.row.filter(Boolean).slice(0, 2).join(' ')}</td>
              <td className={cx('clip', row.fate === 'rejected' && 'import-problem')}>
                {row.fate === 'rejected'
                  ? words.problems[row.problem]
                  : row.row.filter(Boolean).join('、')}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length > shown && <p className="import-sample">{words.shownFirst(shown)}</p>}
      <div className="import-actions import-decide">
        <Button look="primary" disabled={toWrite === 0} onClick={onWrite}>
          {toWrite === 0 ? words.nothingToDo : words.start(whole(toWrite))}
        </Button>
        <RejectedFile {...props} />
        <Button onClick={onRestart}>{words.again}</Button>
      </div>
    </div>
  );
}
