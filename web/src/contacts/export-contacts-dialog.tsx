import type { ContactsPart } from '@cti/functions/model/callables';
import { call } from '../firebase/callables.ts';
import { ExportDialog } from '../history/export/export-dialog.tsx';
import { useContactWords } from '../words/contacts.ts';
import { useHistoryWords } from '../words/history.ts';

interface ExportContactsDialogProps {
  customerId: string;
  onClose: () => void;
}

/** All contacts as a file that our own import accepts. */
export function ExportContactsDialog({ customerId, onClose }: ExportContactsDialogProps) {
  const history = useHistoryWords();
  const contacts = useContactWords();
  return (
    <ExportDialog
      words={{ ...history.exporting, ...contacts.exporting }}
      ask={(part: ContactsPart | null) => call('exportContacts', { customerId, part })}
      onClose={onClose}
    />
  );
}
