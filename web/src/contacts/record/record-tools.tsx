import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.tsx';
import { Menu } from '../../ui/menu.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useContactWords } from '../../words/contacts.ts';
import { useWords } from '../../words/use-words.tsx';
import { EraseDialog, ExportDialog, type RecordToolsProps } from './person-dialogs.tsx';
import { deleteContact } from '../write-contact.ts';

/** What can be done with a customer as a whole. */
export function RecordTools(props: RecordToolsProps) {
  const { record } = useContactWords();
  const [opened, setOpened] = useState<'delete' | 'export' | 'erase' | null>(null);
  return (
    <>
      <Menu label={record.more}>
        <div className="record-menu">
          {props.isAdmin && (
            <>
              <Button look="quiet" onClick={() => setOpened('export')}>
                {record.exportPerson}
              </Button>
              <Button look="quiet" onClick={() => setOpened('erase')}>
                {record.erase}
              </Button>
            </>
          )}
          <Button look="quiet" onClick={() => setOpened('delete')}>
            {record.remove}
          </Button>
        </div>
      </Menu>
      {opened === 'export' && <ExportDialog {...props} onClose={() => setOpened(null)} />}
      {opened === 'erase' && <EraseDialog {...props} onClose={() => setOpened(null)} />}
      {opened === 'delete' && <DeleteDialog {...props} onClose={() => setOpened(null)} />}
    </>
  );
}

function DeleteDialog(props: RecordToolsProps & { onClose: () => void }) {
  const { customerId, contact, onLeaving, onGone, onClose } = props;
  const words = useWords();
  const { record } = useContactWords();
  const remove = async () => {
    onLeaving(true);
    try {
      await deleteContact(customerId, contact.id);
    } catch (error) {
      onLeaving(false);
      throw error;
    }
    showToast(record.removed);
    onGone();
  };
  return (
    <ConfirmDialog
      isDanger
      title={record.removeTitle(contact.name || words.caller.noName)}
      text={record.removeLead}
      submit={record.remove}
      act={remove}
      problemOf={() => <ErrorLine>{record.actionFailed}</ErrorLine>}
      onClose={onClose}
    />
  );
}
