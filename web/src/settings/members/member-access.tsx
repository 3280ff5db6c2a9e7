import './members.css';
import type { Member } from '@cti/functions/model/members/member';
import { call } from '../../firebase/callables.ts';
import type { Row } from '../../firebase/spec.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type SecondFactorWords, useSecondFactorWords } from '../../words/second-factor.ts';
import { type SettingsWords, useSettingsWords } from '../../words/settings/settings.ts';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.tsx';
import type { Credentials } from './credentials.tsx';
import { loginOf } from './login-of.ts';
import { refusalLine } from '../widgets/refusal-line.tsx';

/** Actions on a member's sign-in. Each asks for confirmation. */
export type AccessStep = 'reset' | 'everywhere' | 'factor' | 'deactivate' | 'activate';

interface AccessActionsProps {
  member: Member;
  isOwn: boolean;
  /** Whether the member may have a second factor: only Auth knows whether they do. */
  mayHaveFactor: boolean;
  onChoose: (step: AccessStep) => void;
}

export function AccessActions({ member, isOwn, mayHaveFactor, onChoose }: AccessActionsProps) {
  const factor = useSecondFactorWords();
  const words = useSettingsWords();
  return (
    <section className="member-access">
      <h3>
        {words.members.access}: {loginOf(member, words)}
      </h3>
      {isOwn ? (
        <p className="settings-note">{words.members.ownAccess}</p>
      ) : (
        <div className="member-access-actions">
          {member.active ? (
            <>
              <Button onClick={() => onChoose('reset')}>{words.members.reset}</Button>
              <Button onClick={() => onChoose('everywhere')}>{words.members.everywhere}</Button>
              {mayHaveFactor && (
                <Button onClick={() => onChoose('factor')}>{factor.member.remove}</Button>
              )}
              <Button look="danger" onClick={() => onChoose('deactivate')}>
                {words.members.deactivate}
              </Button>
            </>
          ) : (
            <Button onClick={() => onChoose('activate')}>{words.members.activate}</Button>
          )}
        </div>
      )}
    </section>
  );
}

interface ConfirmAccessProps {
  customerId: string;
  member: Row<Member>;
  step: AccessStep;
  onCredentials: (credentials: Credentials) => void;
  onBack: () => void;
  onClose: () => void;
}

/** Says what is about to happen to whom, and does it. */
export function ConfirmAccess(props: ConfirmAccessProps) {
  const { customerId, member, step, onCredentials, onBack, onClose } = props;
  const words = useSettingsWords();
  const factor = useSecondFactorWords();
  const { title, text, submit } = wordsOf(step, member, words, factor);
  const { id: uid, name, role } = member;

  const setActive = async (active: boolean) => {
    const groupCodes = [...member.groupCodes];
    await call('saveMember', { customerId, uid, name, role, groupCodes, active });
    showToast(active ? words.members.activated(name) : words.members.deactivated(name));
    onClose();
  };
  const act = async () => {
    switch (step) {
      case 'activate':
        return setActive(true);
      case 'deactivate':
        return setActive(false);
      case 'everywhere':
        await call('signOutEverywhere', { customerId, uid });
        showToast(words.members.signedOut(name));
        return onClose();
      case 'factor':
        await call('removeSecondFactor', { customerId, uid });
        showToast(factor.member.removed(name));
        return onClose();
      case 'reset': {
        const made = await call('resetPassword', { customerId, uid });
        if ('firstPassword' in made) {
          const { firstPassword } = made;
          const title = words.credentials.reissued;
          return onCredentials({ title, name, login: member.email, firstPassword });
        }
        if (made.mailed) showToast(words.credentials.mailed(member.email));
        else showToast(words.credentials.notMailed, { tone: 'missed' });
        return onClose();
      }
    }
  };

  return (
    <ConfirmDialog
      problemOf={refusalLine}
      title={title}
      text={text}
      submit={submit}
      isDanger={step === 'deactivate' || step === 'factor'}
      backLabel={words.common.back}
      act={act}
      onBack={onBack}
      onClose={onClose}
    />
  );
}

function wordsOf(
  step: AccessStep,
  { name, email }: Member,
  { members }: SettingsWords,
  { member: factor }: SecondFactorWords,
) {
  switch (step) {
    case 'factor':
      return { title: factor.remove, text: factor.confirm(name), submit: factor.submit };
    case 'reset':
      return {
        title: members.reset,
        text: email ? members.confirmResetEmail(name, email) : members.confirmResetPhone(name),
        submit: members.resetDo,
      };
    case 'everywhere':
      return {
        title: members.everywhere,
        text: members.confirmEverywhere(name),
        submit: members.everywhereDo,
      };
    case 'deactivate':
      return {
        title: members.deactivate,
        text: members.confirmDeactivate(name),
        submit: members.deactivateDo,
      };
    case 'activate':
      return {
        title: members.activate,
        text: members.confirmActivate(name),
        submit: members.activateDo,
      };
  }
}
