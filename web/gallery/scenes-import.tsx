import { type ReactNode, useEffect, useState } from 'react';
import { contactRecordSchema } from '@cti/functions/model/contacts/contact';
import { fieldColumn, guessColumns } from '@cti/functions/model/contacts/import-columns';
import { ImportView } from '../src/import/import-page.tsx';
import { readList } from '../src/import/list/list.ts';
import { newFieldOf } from '../src/import/new-field.ts';
import { type PlannedRow, type StoredContact, planContact } from '../src/import/plan.ts';
import { rowReader, valuesOf } from '../src/import/read-rows.ts';
import type { ImportStep } from '../src/import/use-import.ts';
import { useImportWords } from '../src/words/import.ts';
import { Frame } from './frame.tsx';
import { lists } from './lists.ts';

const stored = (fields: object): StoredContact => ({
  ...contactRecordSchema.parse(fields),
  id: 'stored',
});
const yamada = stored({ name: '山田 太郎', phones: ['+819012345678'], notes: '犬' });
const sato = stored({ name: '佐藤 花子', phones: ['+81335551234'] });
const suzuki = stored({ name: '鈴木 次郎', phones: ['+818011112222'] });

/** A list from its bytes to what is shown of it, with three customers who are there already. */
async function stepsOf(
  bytes: Uint8Array,
  isOperator: boolean,
): Promise<{ mapping: ImportStep; preview: ImportStep }> {
  const read = readList(bytes);
  const { records, badLines, ...rest } = read;
  const values = valuesOf(read);
  const list = {
    ...rest,
    digest: '',
    values,
    count: records.length,
    sample: records.slice(0, 5).map(({ cells }) => cells),
    badLines,
    badCount: badLines.length,
  };
  const mapping = guessColumns('contacts', read.names, values);
  // All that fits nothing becomes a field, but for the last column.
  const newFields = values.slice(0, -1).flatMap(({ asField }, at) => {
    if (isOperator || mapping[at] || !ownColumns.has(read.names[at] ?? '')) return [];
    const field = newFieldOf(read.names[at] ?? '', asField, []);
    mapping[at] = fieldColumn(field);
    return [field];
  });
  const own = { fields: [], newFields };
  const reader = rowReader(read, { kind: 'contacts', mapping, kindWords: {}, fields: newFields });
  const planned: PlannedRow[] = [];
  for (const record of records) {
    const row = await reader(record);
    const base = { line: row.line, row: row.row, label: '', doubts: row.doubts };
    if (row.kind === 'rejected') {
      planned.push({ ...base, fate: 'rejected', problem: row.problem, text: row.text });
    } else if (row.kind === 'contact') {
      const sharing = [yamada, sato].filter(({ phones }) =>
        phones.some((phone) => row.contact.phones.includes(phone)),
      );
      // The customer numbers of the first two are somebody's already.
      const byId = /^A-[12]$/.test(row.row[0] ?? '') ? suzuki : null;
      planned.push(planContact(row, byId, sharing));
    }
  }
  return {
    mapping: { at: 'mapping', list, fileName: '顧客一覧.csv', mapping, kindWords: {}, ...own },
    preview: { at: 'preview', list, planned, answers: {}, ...own, fields: newFields },
  };
}

const ownColumns = new Set(['担当', '指名料', 'アレルギー', '初回来店']);
const noop = () => {};

interface ListSceneProps {
  bytes: Uint8Array;
  at: 'mapping' | 'preview';
  /** As operators see it; they can't create fields. */
  isOperator?: boolean;
}

function ListScene({ bytes, at, isOperator = false }: ListSceneProps) {
  const words = useImportWords();
  const [step, setStep] = useState<ImportStep>({ at: 'reading' });
  useEffect(() => {
    void stepsOf(bytes, isOperator).then((steps) => setStep(steps[at]));
  }, [bytes, at, isOperator]);
  return (
    <Frame at="/contacts/import">
      <header className="import-head">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      <ImportView
        kind="contacts"
        step={step}
        mayAddFields={!isOperator}
        unfinished={null}
        onForget={noop}
        onKind={noop}
        onChoose={noop}
        onOptions={noop}
        onMapping={(change) => step.at === 'mapping' && setStep({ ...step, ...change })}
        onAnswer={(answers) =>
          step.at === 'preview' && setStep({ ...step, answers: { ...step.answers, ...answers } })
        }
        onCompare={noop}
        onWrite={noop}
        onRestart={noop}
        onSave={noop}
      />
    </Frame>
  );
}

export const importScenes: Record<string, () => ReactNode> = {
  ...Object.fromEntries(
    Object.entries(lists).flatMap(([name, bytes]) =>
      (['mapping', 'preview'] as const).map((at) => [
        `import-list/${at}-${name}`,
        () => <ListScene bytes={bytes} at={at} />,
      ]),
    ),
  ),
  'import-list/mapping-own-columns-operator': () => (
    <ListScene bytes={lists['own-columns']} at="mapping" isOperator />
  ),
};
