import type { OwnInvitation, RefusalCode } from '@cti/functions/model/callables';
import { type ReactNode, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { CallRefused, call } from '../../firebase/callables.ts';
import { Button } from '../../ui/button.tsx';
import { useJoiningWords } from '../../words/joining.ts';
import { useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { type Answer, InvitationsView, UnprovenView } from './invitations-view.tsx';
import { pageSession } from '../page-session.ts';
import { usePageTitle } from '../../console/page-title.ts';
import { pagePaths } from '../../console/paths.ts';
import { DeniedPage, ErrorPage, LoadingPage, NotFoundPage } from '../../console/state-pages.tsx';

type Known =
  | { status: 'loading' }
  | { status: 'failed' }
  | { status: 'unproven' }
  | { status: 'ready'; invitations: OwnInvitation[] };

/** A member's invitations from other customers, inside the console: calls keep coming in. */
export function OtherInvitationsPage() {
  const { member } = useConsole();
  return <InvitationsPage email={member.email} inside />;
}

/** A signed-in person's invitations: replaces everything else until they're a member somewhere. */
export function InvitationsPage({ email, inside = false }: { email: string; inside?: boolean }) {
  const words = useJoiningWords();
  const { shell } = useWords();
  const navigate = useNavigate();
  const [known, setKnown] = useState<Known>({ status: 'loading' });
  const [busy, setBusy] = useState<{ customerId: string; answer: Answer } | null>(null);
  const [problem, setProblem] = useState<{
    customerId: string;
    problem: 'gone' | 'failed';
  } | null>(null);
  const [refused, setRefused] = useState<string[]>([]);
  usePageTitle(words.title);

  // Reloaded each time; responses to earlier requests are ignored.
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (email === '') return;
    let isGone = false;
    const tell = (heard: Known) => {
      if (!isGone) setKnown(heard);
    };
    call('ownInvitations', {}).then(
      ({ proven, invitations }) =>
        tell(proven ? { status: 'ready', invitations } : { status: 'unproven' }),
      (refusal: unknown) => {
        // The account is gone, or its password was changed: only signing in again helps.
        if (isCode(refusal, 'signed-out', 'stale-sign-in')) void pageSession.leave(null);
        else tell({ status: 'failed' });
      },
    );
    return () => {
      isGone = true;
    };
  }, [email, asked]);
  const reload = () => {
    setRefused([]);
    setKnown({ status: 'loading' });
    setAsked((n) => n + 1);
  };

  const answer = async ({ customerId, customerName }: OwnInvitation, given: Answer) => {
    setBusy({ customerId, answer: given });
    setProblem(null);
    try {
      await call('answerInvitation', { customerId, answer: given });
      if (given === 'accept') {
        await pageSession.join(customerId);
        await navigate(pagePaths.board(), { replace: true });
        return;
      }
      setRefused((names) => [...names, customerName]);
      setKnown((before) =>
        before.status === 'ready'
          ? {
              ...before,
              invitations: before.invitations.filter((one) => one.customerId !== customerId),
            }
          : before,
      );
    } catch (refusal) {
      // An account created for an invitation is deleted with it.
      const isGone = isCode(refusal, 'invitation-unknown', 'signed-out');
      setProblem({ customerId, problem: isGone ? 'gone' : 'failed' });
    } finally {
      setBusy(null);
    }
  };

  const leave = () => void pageSession.leave(null);
  const footer = !inside && (
    <Button look="quiet" onClick={leave}>
      {shell.signOut}
    </Button>
  );
  // A phone sign-in belongs to the customer that created it, and to no other.
  if (email === '') {
    return inside ? <NotFoundPage inside /> : <DeniedPage reason="member" onSignOut={leave} />;
  }
  switch (known.status) {
    case 'loading':
      return <LoadingPage inside={inside} />;
    case 'failed':
      return <ErrorPage inside={inside} onRetry={reload} />;
    case 'unproven':
      return <Unproven email={email} footer={footer} />;
    case 'ready':
      return (
        <InvitationsView
          email={email}
          invitations={known.invitations}
          busy={busy}
          problem={problem}
          refused={refused}
          onAnswer={(invitation, given) => void answer(invitation, given)}
          onReload={reload}
          footer={footer}
        />
      );
  }
}

const isCode = (refusal: unknown, ...codes: RefusalCode[]): boolean =>
  refusal instanceof CallRefused && codes.includes(refusal.code);

function Unproven({ email, footer }: { email: string; footer: ReactNode }) {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<'failed' | 'notMailed' | null>(null);
  const prove = async () => {
    setIsBusy(true);
    setProblem(null);
    try {
      const { mailed } = await call('proveAddress', {});
      if (mailed) await pageSession.leave('proving');
      else setProblem('notMailed');
    } catch {
      setProblem('failed');
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <UnprovenView
      email={email}
      isBusy={isBusy}
      problem={problem}
      onProve={() => void prove()}
      footer={footer}
    />
  );
}
