import type { CallableInput } from '@cti/functions/model/callables';
import { call } from '../../firebase/callables.ts';
import { useHistoryWords } from '../../words/history/use-history-words.ts';
import { ExportDialog } from './export-dialog.tsx';

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
