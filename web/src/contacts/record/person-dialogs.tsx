import { useState } from 'react';
import type { CallableOutputs, PersonPart } from '@cti/functions/model/callables';
import { call } from '../../firebase/callables.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { InputField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { useAction } from '../../ui/dialogs/use-action.ts';
import { useContactWords } from '../../words/contacts.ts';
import { useWords } from '../../words/use-words.tsx';
import { saveText } from '../save-text.ts';
import type { ContactRow } from '../use-contact-pages.ts';

export interface RecordToolsProps {
  customerId: string;
  contact: ContactRow;
  isAdmin: boolean;
  /** The contact is about to go, or stays after all. */
  onLeaving: (isLeaving: boolean) => void;
  onGone: () => void;
}

type DialogProps = RecordToolsProps & { onClose: () => void };

/** Everything about one person as a file to give to them. */
export function ExportDialog({ customerId, contact, onClose }: DialogProps) {
  const { record } = useContactWords();
  const { isBusy, problem, run } = useAction(() => record.actionFailed);
  const [count, setCount] = useState(0);
  const save = () =>
    run(async () => {
      const json = await exportedPerson(customerId, contact.id, setCount);
      saveText(`customer-${contact.id}.json`, json, 'application/json');
      onClose();
    });
  return (
    <FormDialog
      title={record.exportPerson}
      submit={record.exportPerson}
      isBusy={isBusy}
      problem={problem}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <p>{record.exportLead}</p>
      {isBusy && count > 0 && (
        <p className="num" aria-live="polite">
          {record.exportCount(count)}
        </p>
      )}
    </FormDialog>
  );
}

/** Erases a person, and shows the proof of it. */
export function EraseDialog({ customerId, contact, onLeaving, onGone, onClose }: DialogProps) {
  const words = useWords();
  const { record } = useContactWords();
  const name = contact.name || words.caller.noName;
  const [typed, setTyped] = useState('');
  const [proof, setProof] = useState<CallableOutputs['erasePerson'] | null>(null);
  const { isBusy, problem, run } = useAction(() => record.actionFailed);
  const erase = () =>
    run(async () => {
      onLeaving(true);
      try {
        setProof(await call('erasePerson', { customerId, contactId: contact.id }));
      } catch (error) {
        onLeaving(false);
        throw error;
      }
    });
  if (proof) {
    return (
      <Dialog
        title={record.proofTitle}
        onClose={onGone}
        actions={
          <Button look="primary" onClick={onGone}>
            {words.common.close}
          </Button>
        }
      >
        <p>{record.proof(proof.counts)}</p>
        <dl className="record-proof">
          <dt>{record.proofId}</dt>
          <dd className="num">{proof.erasureId}</dd>
          <dt>{record.proofHash}</dt>
          <dd className="num">{proof.hash}</dd>
        </dl>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={record.eraseTitle(name)}
      // An erasure can't be stopped once started; its proof appears here.
      onClose={() => isBusy || onClose()}
      actions={
        <>
          <Button disabled={isBusy} onClick={onClose}>
            {words.common.cancel}
          </Button>
          <Button
            look="danger"
            busy={isBusy}
            disabled={typed.trim() !== name}
            onClick={() => void erase()}
          >
            {record.erase}
          </Button>
        </>
      }
    >
      <div className="contact-fields">
        <p>{record.eraseLead}</p>
        <InputField
          label={record.eraseConfirm(name)}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {problem && <ErrorLine>{problem}</ErrorLine>}
      </div>
    </Dialog>
  );
}

/** All about a person as JSON, fetched in parts; `onProgress` hears of the calls so far after each. */
async function exportedPerson(
  customerId: string,
  contactId: string,
  onProgress: (calls: number) => void,
): Promise<string> {
  let whole: Record<string, unknown> = {};
  const calls: unknown[] = [];
  let part: PersonPart | null = null;
  do {
    const answer: CallableOutputs['exportPerson'] = await call('exportPerson', {
      customerId,
      contactId,
      part,
    });
    const { calls: some, ...head } = JSON.parse(answer.json) as { calls: unknown[] };
    whole = { ...head, ...whole };
    for (const one of some) calls.push(one);
    onProgress(calls.length);
    part = answer.next;
  } while (part);
  return JSON.stringify({ ...whole, calls }, null, 2);
}
