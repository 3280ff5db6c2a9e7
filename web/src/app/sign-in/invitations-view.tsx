import './login-view.css';
import './invitations-view.css';
import type { OwnInvitation } from '@cti/functions/model/callables';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { useFormat } from '../../ui/format.ts';
import { ErrorLine, Notice } from '../../ui/notice.tsx';
import { useJoiningWords } from '../../words/joining.ts';
import { useWords } from '../../words/use-words.tsx';

export type Answer = 'accept' | 'refuse';

/** Why an answer wasn't accepted. */
export type AnswerProblem = 'gone' | 'failed';

export interface InvitationsViewProps {
  email: string;
  invitations: readonly OwnInvitation[];
  /** The customer whose invitation is being answered. */
  busy: { customerId: string; answer: Answer } | null;
  problem: { customerId: string; problem: AnswerProblem } | null;
  /** Names of the customers declined just now. */
  refused: readonly string[];
  onAnswer: (invitation: OwnInvitation, answer: Answer) => void;
  onReload: () => void;
  /** The way out; inside the console there already is one. */
  footer?: ReactNode;
}

/** A page of its own or, for members of another customer, one inside the console. */
function JoiningPage({
  title,
  footer,
  children,
}: {
  title: string;
  footer: ReactNode;
  children: ReactNode;
}) {
  const Page = footer ? 'main' : 'div';
  return (
    <Page className="login">
      <div className="login-form invitations-page">
        <h1 className="login-title">
          <span className="login-mark" aria-hidden />
          {title}
        </h1>
        {children}
        {footer && <footer className="invitations-footer">{footer}</footer>}
      </div>
    </Page>
  );
}

/** Who is inviting the signed-in person, and their answer. */
export function InvitationsView(props: InvitationsViewProps) {
  const { email, invitations, busy, problem, refused, onAnswer, onReload, footer } = props;
  const words = useJoiningWords();
  return (
    <JoiningPage title={words.title} footer={footer}>
      <div aria-live="polite" className="invitations-said">
        {refused.map((name) => (
          <Notice key={name} tone="plain">
            {words.refused(name)}
          </Notice>
        ))}
      </div>
      {invitations.length === 0 ? (
        <>
          {refused.length === 0 && (
            <p className="login-lead">
              {words.empty}
              <br />
              {words.emptyHint(email)}
            </p>
          )}
          <Button onClick={onReload}>{words.reload}</Button>
        </>
      ) : (
        invitations.map((invitation) => (
          <InvitationCard
            key={invitation.customerId}
            invitation={invitation}
            busy={busy?.customerId === invitation.customerId ? busy.answer : null}
            isWaiting={busy !== null}
            problem={problem?.customerId === invitation.customerId ? problem.problem : null}
            onAnswer={(answer) => onAnswer(invitation, answer)}
          />
        ))
      )}
    </JoiningPage>
  );
}

interface InvitationCardProps {
  invitation: OwnInvitation;
  busy: Answer | null;
  isWaiting: boolean;
  problem: AnswerProblem | null;
  onAnswer: (answer: Answer) => void;
}

function InvitationCard({ invitation, busy, isWaiting, problem, onAnswer }: InvitationCardProps) {
  const words = useJoiningWords();
  const { role: roleNames } = useWords();
  const format = useFormat();
  const now = useNow(false);
  const [isRefusing, setIsRefusing] = useState(false);
  const { customerName, role, groups, invitedByName, expiresAt, open } = invitation;
  const groupText =
    role === 'admin' ? words.allGroups : groups.length > 0 ? groups.join('、') : words.noGroups;
  return (
    <section className="invitation" aria-label={words.from(customerName)}>
      <h2>{words.from(customerName)}</h2>
      <dl>
        <dt>{words.role}</dt>
        <dd>{roleNames[role]}</dd>
        <dt>{words.groups}</dt>
        <dd>{groupText}</dd>
        <dt>{words.by}</dt>
        <dd>{invitedByName || words.operators}</dd>
        <dt>{words.expires}</dt>
        <dd className="num">{format.date(new Date(expiresAt), now)}</dd>
      </dl>
      {!open && <Notice tone="plain">{words.over}</Notice>}
      {problem && <ErrorLine>{words[problem]}</ErrorLine>}
      {open && isRefusing && <p>{words.refuseSure(customerName)}</p>}
      {open && (
        <div className="invitation-answers">
          {isRefusing ? (
            <>
              <Button
                look="danger"
                busy={busy === 'refuse'}
                onClick={() => !isWaiting && onAnswer('refuse')}
              >
                {words.refuse}
              </Button>
              <Button look="quiet" onClick={() => setIsRefusing(false)}>
                {words.back}
              </Button>
            </>
          ) : (
            <>
              <Button
                look="primary"
                busy={busy === 'accept'}
                onClick={() => !isWaiting && onAnswer('accept')}
              >
                {busy === 'accept' ? words.accepting : words.accept}
              </Button>
              <Button look="quiet" onClick={() => setIsRefusing(true)}>
                {words.refuse}
              </Button>
            </>
          )}
        </div>
      )}
    </section>
  );
}

interface UnprovenViewProps {
  email: string;
  isBusy: boolean;
  problem: 'failed' | 'notMailed' | null;
  onProve: () => void;
  footer?: ReactNode;
}

/** Before an account sees invitations, its person has to prove they own the mailbox. */
export function UnprovenView({ email, isBusy, problem, onProve, footer }: UnprovenViewProps) {
  const words = useJoiningWords();
  return (
    <JoiningPage title={words.unprovenTitle} footer={footer}>
      <p className="login-lead">{words.unproven(email)}</p>
      <p className="login-lead">{words.unprovenHint}</p>
      {problem && <ErrorLine>{words[problem]}</ErrorLine>}
      <Button look="primary" busy={isBusy} onClick={onProve}>
        {isBusy ? words.proving : words.prove}
      </Button>
    </JoiningPage>
  );
}
