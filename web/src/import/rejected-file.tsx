import { IconDownload } from '@tabler/icons-react';
import { csvLines } from '@cti/functions/model/csv';
import { Button } from '../ui/button.tsx';
import { useImportWords } from '../words/import/use-import-words.ts';
import type { PlannedRow } from './plan.ts';

interface RejectedFileProps {
  planned: PlannedRow[];
  names: string[];
  onSave: (name: string, text: string) => void;
}

/** The rejected rows as they stood in the list, each with its reason: to be mended and imported again. */
export function RejectedFile({ planned, names, onSave }: RejectedFileProps) {
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
