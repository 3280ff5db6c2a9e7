import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu } from '../../ui/menu.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useContactWords } from '../../words/contacts/use-contact-words.ts';
import { useWords } from '../../words/use-words.tsx';
import { EraseDialog, ExportDialog } from './person-dialogs.tsx';
import type { ContactRow } from '../use-contact-pages.ts';
import { deleteContact } from '../write-contact.ts';

export interface RecordToolsProps {
  customerId: string;
  contact: ContactRow;
  isAdmin: boolean;
  /** The contact is about to go, or stays after all. */
  onLeaving: (isLeaving: boolean) => void;
  onGone: () => void;
}

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
  const [isBusy, setIsBusy] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const remove = async () => {
    setIsBusy(true);
    onLeaving(true);
    try {
      await deleteContact(customerId, contact.id);
      showToast(record.removed);
      onGone();
    } catch {
      onLeaving(false);
      setIsBusy(false);
      setHasFailed(true);
    }
  };
  return (
    <Dialog
      title={record.removeTitle(contact.name || words.caller.noName)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button look="danger" busy={isBusy} onClick={() => void remove()}>
            {record.remove}
          </Button>
        </>
      }
    >
      <p>{record.removeLead}</p>
      {hasFailed && <ErrorLine>{record.actionFailed}</ErrorLine>}
    </Dialog>
  );
}
