import './import-view.css';
import { type ReactNode, useRef, useState } from 'react';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { csvLines } from '@cti/functions/model/csv';
import {
  type ImportColumn,
  type ImportKind,
  contactColumns,
  visitColumns,
} from '@cti/functions/model/import-columns';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { cx } from '../ui/cx.ts';
import { BareSelect } from '../ui/field.tsx';
import { ErrorLine, Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { useImportWords } from '../words/import/use-import-words.ts';
import type { PlannedRow } from './plan.ts';
import type { ImportStep, Mapping } from './use-import.ts';

interface ImportViewProps {
  kind: ImportKind;
  step: ImportStep;
  onKind: (kind: ImportKind) => void;
  onChoose: (file: File) => void;
  onMapping: (mapping: Mapping) => void;
  onCompare: () => void;
  onWrite: () => void;
  onRestart: () => void;
  /** Saves a text as a file. */
  onSave: (name: string, text: string) => void;
}

const number = new Intl.NumberFormat('en');
const shown = 50;

/** An import, one step after the other. */
export function ImportView(props: ImportViewProps) {
  const { step, onRestart, onWrite } = props;
  const words = useImportWords();
  switch (step.at) {
    case 'choose':
      return <ChooseStep {...props} problem={step.problem} />;
    case 'reading':
      return <Progress label={words.reading} />;
    case 'mapping':
      return <MappingStep {...props} step={step} />;
    case 'comparing':
      return (
        <Progress label={words.comparing} done={step.done} all={step.list.count}>
          <Button onClick={onRestart}>{words.stop}</Button>
        </Progress>
      );
    case 'preview':
      return <PreviewStep {...props} planned={step.planned} names={step.list.names} />;
    case 'writing':
    case 'failed':
      return (
        <Progress label={words.writing} done={step.done} all={step.all}>
          {step.at === 'failed' ? (
            <ErrorLine action={<Button onClick={onWrite}>{words.resume}</Button>}>
              {words.failed}
            </ErrorLine>
          ) : (
            <Button onClick={onRestart}>{words.stop}</Button>
          )}
        </Progress>
      );
    case 'done':
      return (
        <div className="import-step">
          <Notice tone="plain">
            <strong>{words.done(number.format(step.all))}</strong>
          </Notice>
          <div className="import-actions">
            <RejectedFile {...props} planned={step.planned} names={step.list.names} />
            <Button onClick={onRestart}>{words.again}</Button>
          </div>
        </div>
      );
  }
}

function ChooseStep({
  kind,
  problem,
  onKind,
  onChoose,
}: ImportViewProps & { problem: 'unreadable' | 'empty' | null }) {
  const words = useImportWords();
  const field = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onChoose(file);
  };
  return (
    <div className="import-step">
      <Choice
        label={words.kind}
        value={kind}
        options={(['contacts', 'visits'] as const).map((value) => ({
          value,
          label: words.kinds[value],
        }))}
        onChange={onKind}
      />
      {/* Files are dropped with a mouse; the button within does the same by keyboard. */}
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

function MappingStep({
  kind,
  step,
  onMapping,
  onCompare,
  onRestart,
}: ImportViewProps & { step: ImportStep & { at: 'mapping' } }) {
  const words = useImportWords();
  const { list, fileName, mapping } = step;
  const columns: readonly ImportColumn[] = kind === 'contacts' ? contactColumns : visitColumns;
  const used = new Set(Object.values(mapping));
  const has = (...wanted: ImportColumn[]) => wanted.some((column) => used.has(column));
  const isEnough =
    kind === 'contacts'
      ? has('name', 'familyName', 'phone')
      : has('date') && has('externalId', 'phone');
  const assign = (name: string, column: ImportColumn | null) => {
    const next = Object.entries(mapping).map(([key, value]) => [
      key,
      key === name ? column : value === column ? null : value,
    ]);
    onMapping(Object.fromEntries(next));
  };
  return (
    <div className="import-step">
      <p className="num">{words.file(fileName, number.format(list.count), list.encoding)}</p>
      <Table className="import-table" aria-label={words.mapping}>
        <thead>
          <tr>
            <th scope="col">{words.heading}</th>
            <th scope="col">{words.sample}</th>
            <th scope="col">{words.holds}</th>
          </tr>
        </thead>
        <tbody>
          {list.names.map((name, at) => (
            <tr key={name} className={mapping[name] ? undefined : 'import-left'}>
              <td className="clip">{name}</td>
              <td className="clip import-sample">
                {list.sample
                  .map((row) => row[at])
                  .filter(Boolean)
                  .slice(0, 2)
                  .join('、')}
              </td>
              <td>
                <BareSelect
                  label={`${name}: ${words.holds}`}
                  value={mapping[name] ?? ''}
                  onChange={(event) =>
                    assign(name, columns.find((column) => column === event.target.value) ?? null)
                  }
                >
                  <option value="">{words.nothing}</option>
                  {columns.map((column) => (
                    <option key={column} value={column}>
                      {words.columns[column]}
                    </option>
                  ))}
                </BareSelect>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {!isEnough && (
        <Notice tone="ringing">{kind === 'contacts' ? words.needs : words.needsVisits}</Notice>
      )}
      <div className="import-actions">
        <Button look="primary" disabled={!isEnough} onClick={onCompare}>
          {words.preview}
        </Button>
        <Button onClick={onRestart}>{words.again}</Button>
      </div>
    </div>
  );
}

const fates = ['new', 'changed', 'visit', 'same', 'rejected'] as const;
type Fate = (typeof fates)[number];

function PreviewStep(props: ImportViewProps & { planned: PlannedRow[]; names: string[] }) {
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
            {words.fates[one]}{' '}
            <strong className="num">{number.format(counts.get(one) ?? 0)}</strong>
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
                {row.fate === 'rejected' ? words.problems[row.problem] : row.row.join('、')}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length > shown && <p className="import-sample">{words.shownFirst(shown)}</p>}
      <div className="import-actions">
        <Button look="primary" disabled={toWrite === 0} onClick={onWrite}>
          {toWrite === 0 ? words.nothingToDo : words.start(number.format(toWrite))}
        </Button>
        <RejectedFile {...props} />
        <Button onClick={onRestart}>{words.again}</Button>
      </div>
    </div>
  );
}

/** The rejected rows as they stood in the list, each with its reason: to be mended and imported again. */
function RejectedFile({
  planned,
  names,
  onSave,
}: ImportViewProps & { planned: PlannedRow[]; names: string[] }) {
  const words = useImportWords();
  const rejected = planned.filter((row) => row.fate === 'rejected');
  if (rejected.length === 0) return null;
  const save = () => {
    const rows = rejected.map(({ row, problem }) => [
      ...names.map((_, at) => row[at] ?? ''),
      words.problems[problem],
    ]);
    onSave('rejected.csv', `\ufeff${csvLines([[...names, words.reason], ...rows])}`);
  };
  return (
    <Button icon={IconDownload} onClick={save}>
      {words.rejectedFile}
    </Button>
  );
}

function Progress({
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
          <span className="num">
            {words.progress(number.format(done ?? 0), number.format(all))}
          </span>
        )}
      </div>
      <progress aria-label={label} value={done} max={all} />
      {children && <div className="import-actions">{children}</div>}
    </div>
  );
}
