import { IconDownload } from '@tabler/icons-react';
import { csvLines, withoutGuard } from '@cti/functions/model/text/csv';
import { Button } from '../ui/button.tsx';
import { useImportWords } from '../words/import.ts';
import type { PlannedRow } from './plan.ts';
import { problemText } from './row-outcome.tsx';

interface RejectedFileProps {
  planned: PlannedRow[];
  names: string[];
  onSave: (name: string, text: string) => void;
}

/** The rejected rows with their raw cells and the reason: to be fixed and imported again. */
export function RejectedFile({ planned, names, onSave }: RejectedFileProps) {
  const words = useImportWords();
  const left = planned.filter((row) => row.fate === 'rejected' || row.fate === 'asked');
  if (left.length === 0) return null;
  const save = () => {
    const rows = left.map((row) => [
      ...names.map((_, at) => withoutGuard(row.row[at] ?? '')),
      row.fate === 'rejected'
        ? problemText(row, words)
        : words.because(words.notDecided, words.questions[row.question](row.about)),
      // Cells without a heading are kept next to the reason, so none is lost.
      ...row.row.slice(names.length).map(withoutGuard),
    ]);
    onSave('rejected.csv', `\ufeff${csvLines([[...names, words.reason], ...rows])}`);
  };
  return (
    <Button icon={IconDownload} onClick={save}>
      {words.rejectedFile}
    </Button>
  );
}
