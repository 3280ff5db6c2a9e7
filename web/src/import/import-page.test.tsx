import { guessColumns } from '@cti/functions/model/contacts/import-columns';
import { contactRecordSchema } from '@cti/functions/model/contacts/contact';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ImportView } from './import-page.tsx';
import { readList } from './list/list.ts';
import { planContact, type PlannedRow } from './plan.ts';
import { rowReader, valuesOf } from './read-rows.ts';
import type { AssignmentChange, ImportStep } from './use-import.ts';

const act = () => vi.fn<(...told: unknown[]) => void>();
const acts = {
  onKind: act(),
  onChoose: act(),
  onForget: act(),
  onOptions: act(),
  onMapping: act(),
  onAnswer: act(),
  onCompare: act(),
  onWrite: act(),
  onRestart: act(),
  onSave: act(),
};
afterEach(cleanup);

const noFields = { fields: [], newFields: [] };
const show = (step: ImportStep, mayAddFields = true) =>
  render(
    <ImportView
      kind="contacts"
      step={step}
      mayAddFields={mayAddFields}
      unfinished={null}
      {...acts}
    />,
  );

const listOf = (text: string) => {
  const read = readList(new TextEncoder().encode(text));
  const { records, badLines, ...rest } = read;
  const values = valuesOf(read);
  const sample = records.map(({ cells }) => cells);
  const list = {
    ...rest,
    digest: '',
    values,
    count: records.length,
    sample,
    badLines,
    badCount: 0,
  };
  return { read, list, mapping: guessColumns('contacts', list.names, values) };
};

test('how a list was read is shown and can be changed, and so can the meaning of each column', () => {
  const { list, mapping } = listOf(
    '顧客一覧,,,\n,,,\nNo,氏名,電話番号,電話番号,種別\n1,試験 一郎,090-5555-0101,,ゴールド\n2,試験 二郎,090-5555-0102,,VIP\n',
  );
  show({ at: 'mapping', list, fileName: '顧客.csv', mapping, kindWords: {}, ...noFields });
  expect(screen.getByLabelText('文字コード')).toHaveProperty('value', 'utf-8');
  expect(screen.getByLabelText('見出しの行')).toHaveProperty('value', '3');
  expect(screen.getAllByLabelText('電話番号: 取り込み先')).toHaveLength(2);
  expect(screen.getByText('試験 一郎、試験 二郎')).toBeTruthy();
  expect(screen.getByText(/「No」は行を数えた番号のようです/)).toBeTruthy();

  fireEvent.change(screen.getByLabelText('文字コード'), { target: { value: 'shift_jis' } });
  expect(acts.onOptions).toHaveBeenLastCalledWith({ encoding: 'shift_jis' });
  fireEvent.change(screen.getByLabelText('見出しの行'), { target: { value: '0' } });
  expect(acts.onOptions).toHaveBeenLastCalledWith({ headingLine: 0 });
  fireEvent.change(screen.getByLabelText('区切り'), { target: { value: ';' } });
  expect(acts.onOptions).toHaveBeenLastCalledWith({ delimiter: ';' });

  // Two columns may both hold numbers, but only one the name.
  fireEvent.change(screen.getByLabelText('No: 取り込み先'), { target: { value: 'name' } });
  expect(acts.onMapping).toHaveBeenLastCalledWith({
    mapping: ['name', null, 'phone', 'phone', 'kind'],
    newFields: [],
  });

  const kinds = screen.getByRole('table', { name: '種別の言葉' });
  expect(within(kinds).getByLabelText('VIP')).toHaveProperty('value', 'vip');
  expect(within(kinds).getByLabelText('ゴールド')).toHaveProperty('value', '');
  expect(within(kinds).getAllByText('要確認')).toHaveLength(1);
  fireEvent.change(within(kinds).getByLabelText('ゴールド'), { target: { value: 'vip' } });
  expect(acts.onMapping).toHaveBeenLastCalledWith({ kindWords: { ゴールド: 'vip' } });
});

const ownList = () =>
  listOf(
    '氏名,電話番号,担当,DM,空欄\n試験 一郎,090-5555-0101,鈴木,○,\n試験 二郎,090-5555-0102,田中,×,\n',
  );
const stepOf = ({ list, mapping }: ReturnType<typeof ownList>) => ({
  at: 'mapping' as const,
  list,
  fileName: '顧客.csv',
  mapping,
  kindWords: {},
  ...noFields,
});

test('an admin turns an unmatched column into a field and chooses its type', () => {
  const step = stepOf(ownList());
  const { rerender } = show(step);
  expect(screen.getByText(/「担当」「DM」は取り込みません/).textContent).toContain(
    '「新しい項目にする」を選んでください',
  );
  fireEvent.change(screen.getByLabelText('DM: 取り込み先'), { target: { value: 'new' } });
  const made = acts.onMapping.mock.lastCall?.[0] as AssignmentChange;
  const [field] = made.newFields ?? [];
  if (!field) throw new Error('there is a new field');
  expect(field).toMatchObject({ label: 'DM', type: 'yesNo', choices: [], onCard: false });
  expect(made.mapping).toEqual(['name', 'phone', null, `field:${field.id}`, null]);

  const props = { kind: 'contacts', mayAddFields: true, unfinished: null, ...acts } as const;
  rerender(<ImportView {...props} step={{ ...step, ...made }} />);
  expect(screen.getByText(/」は取り込みません/).textContent).not.toContain('DM');
  expect(screen.getByLabelText('DM: 取り込み先')).toHaveProperty('value', 'new');
  fireEvent.change(screen.getByLabelText('DM: 種類'), { target: { value: 'choice' } });
  expect(acts.onMapping).toHaveBeenLastCalledWith({
    newFields: [{ ...field, type: 'choice', choices: ['○', '×'] }],
  });
  // Once left out, it is not created.
  fireEvent.change(screen.getByLabelText('DM: 取り込み先'), { target: { value: '' } });
  expect(acts.onMapping).toHaveBeenLastCalledWith({ mapping: step.mapping, newFields: [] });

  const full = Array.from({ length: 29 }, (_, n) => ({ ...field, id: `f${n}`, label: `項目${n}` }));
  rerender(<ImportView {...props} step={{ ...step, ...made, fields: full }} />);
  const option = (column: string) =>
    within(screen.getByLabelText(`${column}: 取り込み先`)).getByRole('option', {
      name: /新しい項目にする/,
    });
  expect(option('担当')).toHaveProperty('disabled', true);
  expect(option('DM')).toHaveProperty('disabled', false);
});

test('an operator is told that an admin can create fields', () => {
  show(stepOf(ownList()), false);
  expect(screen.getByText(/「担当」「DM」は取り込みません/).textContent).toContain(
    '管理者に取り込みを頼んでください',
  );
  expect(screen.queryByRole('option', { name: /新しい項目にする/ })).toBeNull();
});

test("each row's outcome shows its reason, and rows with a question wait", async () => {
  const { read, list, mapping } = listOf(
    '会員番号,氏名,電話番号,最終来店日\n7,試験 青子,090-5555-0199,\n,試験 二郎,090-5555-010,\n,試験 三郎,090-5555-0103,2026/02/30\n',
  );
  const stored = { ...contactRecordSchema.parse({ name: '試験 一郎' }), id: 'one' };
  const readRow = rowReader(read, { kind: 'contacts', mapping, kindWords: {}, fields: [] });
  const planned: PlannedRow[] = [];
  for (const record of read.records) {
    const row = await readRow(record);
    if (row.kind === 'contact') {
      planned.push(planContact(row, row.line === 2 ? stored : null, []));
    } else if (row.kind === 'rejected') {
      planned.push({ ...row, label: '', fate: 'rejected' });
    }
  }
  const at = 'preview' as const;
  const { rerender } = show({ at, list, planned, answers: {}, ...noFields });
  expect(screen.getByText(/この顧客番号は「試験 一郎」様ですが/)).toBeTruthy();
  expect(screen.getByText(/確認が必要な1行は、選ばなければ取り込みません/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '1件を取り込む' })).toBeTruthy();
  fireEvent.click(screen.getByLabelText('別の人'));
  expect(acts.onAnswer).toHaveBeenLastCalledWith({ 2: 'other' });
  fireEvent.click(screen.getByRole('button', { name: '取り込めない 1' }));
  expect(screen.getByText('電話番号として読めません（090-5555-010）')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '注意のある行 1' }));
  expect(screen.getByText('日付「2026/02/30」は読めないため、取り込みません')).toBeTruthy();

  fireEvent.click(screen.getByRole('button', { name: '取り込めなかった行をCSVで保存' }));
  const csv = String(acts.onSave.mock.lastCall?.[1]);
  expect(csv.split('\r\n').map((line) => line.split(',').at(-1))).toEqual([
    '取り込めない理由',
    '確認して選ばれませんでした（この顧客番号は「試験 一郎」様ですが、お名前も電話番号も違います）',
    '電話番号として読めません（090-5555-010）',
    '',
  ]);
  const answered: ImportStep = { at, list, planned, answers: { 2: 'other' }, ...noFields };
  rerender(<ImportView kind="contacts" step={answered} mayAddFields unfinished={null} {...acts} />);
  expect(screen.getByRole('button', { name: '2件を取り込む' })).toBeTruthy();
});
