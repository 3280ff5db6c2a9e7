import './state-pages.css';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { useWords } from '../words/use-words.tsx';

interface Placed {
  /** Inside the shell, which already is the page's `<main>`. */
  inside?: boolean;
}

interface StatePageProps extends Placed {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}

/** A page that is only a message: what has happened, and what to do. */
function StatePage({ title, children, actions, inside = false }: StatePageProps) {
  const Page = inside ? 'div' : 'main';
  return (
    <Page className="state-page">
      <div className="state-page-text">
        <h1>{title}</h1>
        {children}
        {actions && <div className="state-page-actions">{actions}</div>}
      </div>
    </Page>
  );
}

/** Appears only after 300 ms, as most waits are shorter. */
export function LoadingPage({ inside = false }: Placed) {
  const words = useWords();
  const Page = inside ? 'div' : 'main';
  return (
    <Page className="state-page state-page-loading" aria-live="polite">
      <p>{words.pages.loading}</p>
    </Page>
  );
}

interface DeniedPageProps extends Placed {
  /** `role` = not for this member; `member` = signed in, but not a member of any customer. */
  reason?: 'role' | 'member';
  /** Where to go instead. */
  home?: ReactNode;
  onSignOut?: () => void;
}

export function DeniedPage({ reason = 'role', home, onSignOut, inside }: DeniedPageProps) {
  const words = useWords();
  const noMember = reason === 'member';
  return (
    <StatePage
      inside={inside}
      title={noMember ? words.pages.noMemberTitle : words.pages.deniedTitle}
      actions={
        <>
          {home}
          {onSignOut && <Button onClick={onSignOut}>{words.pages.signOut}</Button>}
        </>
      }
    >
      <p>{noMember ? words.pages.noMember : words.pages.denied}</p>
    </StatePage>
  );
}

interface ErrorPageProps extends Placed {
  /** A code for support; never a stack trace. */
  detail?: string | null;
  onRetry?: () => void;
}

export function ErrorPage({ detail, onRetry, inside }: ErrorPageProps) {
  const words = useWords();
  return (
    <StatePage
      inside={inside}
      title={words.pages.errorTitle}
      actions={
        onRetry && (
          <Button look="primary" onClick={onRetry}>
            {words.common.retry}
          </Button>
        )
      }
    >
      <p>{words.pages.error}</p>
      {detail && (
        <details className="state-page-detail">
          <summary>{words.pages.errorDetail}</summary>
          <code>{detail}</code>
        </details>
      )}
    </StatePage>
  );
}

export function NotFoundPage({ home, inside }: Placed & { home?: ReactNode }) {
  const words = useWords();
  return (
    <StatePage inside={inside} title={words.pages.notFoundTitle} actions={home}>
      <p>{words.pages.notFound}</p>
    </StatePage>
  );
}

/** What a mail or a link in one has to do with signing in. */
export function LinkPage({
  title,
  text,
  onSignIn,
}: {
  title: string;
  text: string;
  onSignIn: () => void;
}) {
  const words = useWords();
  return (
    <StatePage title={title} actions={<Button onClick={onSignIn}>{words.pages.signIn}</Button>}>
      <p>{text}</p>
    </StatePage>
  );
}

/** An administrator stopped the account while it was signed in. */
export function DeactivatedPage({ onSignIn }: { onSignIn: () => void }) {
  const words = useWords();
  return (
    <StatePage
      title={words.pages.deactivatedTitle}
      actions={<Button onClick={onSignIn}>{words.pages.signIn}</Button>}
    >
      <p>{words.pages.deactivated}</p>
    </StatePage>
  );
}
