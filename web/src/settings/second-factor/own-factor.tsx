import './second-factor.css';
import { useEffect, useState } from 'react';
import { useConsole } from '../../console/console-context.ts';
import {
  type SecondFactor,
  ownSecondFactor,
  removeOwnFactor,
} from '../../firebase/sign-in/second-factor.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.tsx';
import { useFormat } from '../../ui/format.ts';
import { ErrorLine } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSecondFactorWords } from '../../words/second-factor.ts';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { SetUpSteps } from './set-up-steps.tsx';
import { useSetUp } from './use-set-up.ts';
import { useSessionLimits } from '../../console/use-session-limits.ts';

/** One's own second factor, for admins of a customer that uses them, and for whoever has one. */
export function OwnFactor() {
  const { own: words } = useSecondFactorWords();
  const { customerId, member, hasSecondFactor } = useConsole();
  const limits = useSessionLimits(customerId);
  const [factor, setFactor] = useState<SecondFactor | null | 'unknown' | 'failed'>('unknown');
  const [open, setOpen] = useState<'set-up' | 'remove' | null>(null);
  const isOffered =
    member.role === 'admin' &&
    limits.status === 'ready' &&
    (limits.data?.secondFactor ?? 'off') !== 'off';
  const isShown = isOffered || hasSecondFactor;
  const byPhone = member.email === '';

  useEffect(() => {
    if (!isShown || byPhone) return;
    let isGone = false;
    ownSecondFactor().then(
      (found) => isGone || setFactor(found),
      () => isGone || setFactor('failed'),
    );
    return () => {
      isGone = true;
    };
    // A new token says that it has changed.
  }, [isShown, byPhone, hasSecondFactor]);

  const done = (text: string) => {
    setOpen(null);
    showToast(text);
  };
  const remove = async () => {
    if (typeof factor === 'string' || !factor) return;
    if (!(await removeOwnFactor(factor))) return setOpen(null);
    done(words.removed);
  };
  if (!isShown) return null;
  return (
    <>
      <OwnFactorView
        factor={byPhone ? 'by-phone' : factor}
        onSetUp={() => setOpen('set-up')}
        onRemove={() => setOpen('remove')}
      />
      {open === 'set-up' && (
        <SetUpDialog onDone={() => done(words.done)} onClose={() => setOpen(null)} />
      )}
      {open === 'remove' && (
        <ConfirmDialog
          title={words.removeTitle}
          text={words.removeText}
          submit={words.remove}
          isDanger
          act={remove}
          problemOf={() => <ErrorLine>{words.failed}</ErrorLine>}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

interface OwnFactorViewProps {
  /** Null = none. */
  factor: SecondFactor | null | 'unknown' | 'failed' | 'by-phone';
  onSetUp: () => void;
  onRemove: () => void;
}

/** Whether there is one, and the one thing to do about it. */
export function OwnFactorView({ factor, onSetUp, onRemove }: OwnFactorViewProps) {
  const { title, own: words } = useSecondFactorWords();
  const now = useNow(false);
  const format = useFormat();
  return (
    <section className="settings-section" aria-label={title}>
      <h2>{title}</h2>
      {factor === 'by-phone' && <p>{words.byPhone}</p>}
      {factor === 'failed' && <ErrorLine>{words.failed}</ErrorLine>}
      {factor === null && (
        <>
          <p>{words.none}</p>
          <Button onClick={onSetUp}>{words.setUp}</Button>
        </>
      )}
      {factor !== null && typeof factor !== 'string' && (
        <>
          <p>{words.since(factor.name || words.unnamed, format.date(factor.since, now))}</p>
          <Button onClick={onRemove}>{words.remove}</Button>
        </>
      )}
    </section>
  );
}

interface SetUpDialogProps {
  onDone: () => void;
  onClose: () => void;
}

/** One's own authenticator app, because one wants to. */
function SetUpDialog({ onDone, onClose }: SetUpDialogProps) {
  const { setUp: words } = useSecondFactorWords();
  const { state, draft, isBusy, problem, change, again, submit } = useSetUp(onDone);
  return (
    <FormDialog
      title={words.title}
      submit={isBusy ? words.submitting : words.submit}
      isBusy={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <SetUpSteps state={state} draft={draft} problem={problem} onChange={change} onAgain={again} />
    </FormDialog>
  );
}
