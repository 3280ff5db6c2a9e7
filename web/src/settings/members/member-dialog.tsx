import './members.css';
import type { Group } from '@cti/functions/model/group';
import type { Member } from '@cti/functions/model/members/member';
import { useState } from 'react';
import { call } from '../../firebase/callables.ts';
import type { Row } from '../../firebase/spec.ts';
import { showToast } from '../../ui/toast.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { AccessActions, type AccessStep, ConfirmAccess } from './member-access.tsx';
import { type Credentials, CredentialsDialog } from './credentials.tsx';
import { type MemberDraft, MemberFields, readExtensions } from './member-fields.tsx';
import { RefusalLine } from '../widgets/refusal-line.tsx';

interface MemberDialogProps {
  customerId: string;
  groups: readonly Row<Group>[];
  /** The current member, live. */
  member: Row<Member>;
  isOwn: boolean;
  /** Whether this member may have a second factor. */
  mayHaveFactor: boolean;
  onClose: () => void;
}

/** Everything an admin can do about a member: what they see, and whether and how they sign in. */
export function MemberDialog(props: MemberDialogProps) {
  const { customerId, groups, member, isOwn, mayHaveFactor, onClose } = props;
  const words = useSettingsWords();
  const { common } = useWords();
  const [draft, setDraft] = useState<MemberDraft>({
    ...member,
    extensions: member.extensions?.join(', ') ?? '',
  });
  const [isChecked, setIsChecked] = useState(false);
  const [step, setStep] = useState<AccessStep | null>(null);
  const [credentials, setCredentials] = useState<Credentials | null>(null);
  const { isBusy, refusal, run } = useRequest();

  const save = () => {
    setIsChecked(true);
    const name = draft.name.trim();
    const extensions = readExtensions(draft.extensions);
    if (name === '' || extensions === null) return;
    void run(async () => {
      await call('saveMember', {
        customerId,
        uid: member.id,
        name,
        role: draft.role,
        groupCodes: [...draft.groupCodes],
        active: member.active,
        extensions,
      });
      showToast(words.common.saved);
      onClose();
    });
  };

  if (credentials) return <CredentialsDialog {...credentials} onClose={onClose} />;
  if (step) {
    return (
      <ConfirmAccess
        customerId={customerId}
        member={member}
        step={step}
        onCredentials={setCredentials}
        onBack={() => setStep(null)}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={member.name || words.nav.members}
      submit={common.save}
      isBusy={isBusy}
      problem={<RefusalLine code={refusal} />}
      onSubmit={save}
      onClose={onClose}
    >
      <MemberFields
        draft={draft}
        groups={groups}
        isChecked={isChecked}
        isOwn={isOwn}
        onChange={setDraft}
      />
      <AccessActions
        member={member}
        isOwn={isOwn}
        mayHaveFactor={mayHaveFactor}
        onChoose={setStep}
      />
    </FormDialog>
  );
}
