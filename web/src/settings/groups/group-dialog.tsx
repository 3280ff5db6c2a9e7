import type { Group } from '@cti/functions/model/group';
import { groupPopupDefaults } from '@cti/functions/model/desk/popup-choice';
import { useState } from 'react';
import type { Row } from '../../firebase/spec.ts';
import { InputField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { saveGroup } from '../write-popup.ts';
import { type Writer, createGroup } from '../write-settings.ts';
import { formatPhone } from '../../call/phone.ts';
import { CallerIdField, readCallerId } from './caller-id-field.tsx';
import { GroupPopupFields } from './group-popup-fields.tsx';
import { groupCodeProblem, nextGroupCode, readGroupCode } from './group-code.ts';
import { RefusalLine } from '../widgets/refusal-line.tsx';

interface GroupDialogProps {
  writer: Writer;
  /** The company's numbers at Dialpad, for the caller id. */
  numbers: Parameters<typeof CallerIdField>[0]['numbers'];
  groups: readonly Row<Group>[];
  /** Null = a new one. */
  group: Row<Group> | null;
  onClose: () => void;
}

/** A group's name; its code can't be changed later, since calls and members carry it. */
export function GroupDialog({ writer, numbers, groups, group, onClose }: GroupDialogProps) {
  const words = useSettingsWords();
  const { common } = useWords();
  const [name, setName] = useState(group?.name ?? '');
  const [popup, setPopup] = useState(group?.popup ?? groupPopupDefaults);
  const [callerId, setCallerId] = useState(group?.callerId ? formatPhone(group.callerId) : '');
  const [typedCode, setTypedCode] = useState(() => nextGroupCode(groups.map(({ id }) => id)));
  const [isChecked, setIsChecked] = useState(false);
  const { isBusy, refusal, run } = useRequest();
  const code = group?.id ?? readGroupCode(typedCode);
  const owner = group ? undefined : groups.find(({ id }) => id === code);
  const problem = group ? null : groupCodeProblem(code);
  const codeError = owner
    ? words.groups.codeTaken(owner.name || owner.id)
    : isChecked && problem
      ? words.groups[problem]
      : null;
  const isNameMissing = name.trim() === '';
  const readId = readCallerId(callerId);

  const submit = () => {
    setIsChecked(true);
    if (isNameMissing || problem || owner || readId === undefined) return;
    void run(async () => {
      if (group) await saveGroup(writer, code, { name: name.trim(), popup, callerId: readId });
      else await createGroup(writer, code, name.trim());
      showToast(words.common.saved);
      onClose();
    });
  };

  return (
    <FormDialog
      title={group ? words.groups.edit : words.groups.add}
      submit={group ? common.save : words.common.add}
      isBusy={isBusy}
      problem={<RefusalLine code={refusal} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <InputField
        label={words.groups.name}
        placeholder={words.groups.namePlaceholder}
        maxLength={100}
        autoComplete="off"
        value={name}
        error={isChecked && isNameMissing ? words.groups.nameMissing : null}
        onChange={(event) => setName(event.target.value)}
      />
      <InputField
        label={words.groups.code}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        disabled={group !== null}
        value={group ? group.id : typedCode}
        error={codeError}
        hint={group ? words.groups.codeFixed : words.groups.codeHint}
        onChange={(event) => setTypedCode(event.target.value)}
      />
      {/* A new group starts with the defaults: fewer questions before the first call. */}
      {group && (
        <>
          <CallerIdField
            value={callerId}
            isWrong={isChecked && readId === undefined}
            numbers={numbers}
            onChange={setCallerId}
          />
          <GroupPopupFields popup={popup} onChange={setPopup} />
        </>
      )}
    </FormDialog>
  );
}
