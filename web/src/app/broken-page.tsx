import { Component, type ReactNode } from 'react';
import { ErrorPage } from '../console/state-pages.tsx';

interface ErrorBoundaryProps {
  children: ReactNode;
}

/** A bug or a chunk that fails to load ends in a page with a way out, never in a blank one. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { detail: string | null }> {
  override state: { detail: string | null } = { detail: null };

  static getDerivedStateFromError(error: unknown): { detail: string } {
    // Only the kind of error: a message may quote data.
    return { detail: error instanceof Error ? error.name : 'unknown' };
  }

  /** Where whoever watches for errors in this page hears of it. */
  override componentDidCatch(error: unknown) {
    dispatchEvent(new ErrorEvent('error', { error }));
  }

  override render() {
    const { detail } = this.state;
    if (detail === null) return this.props.children;
    return <ErrorPage detail={detail} onRetry={() => location.reload()} />;
  }
}

const key = 'cti.reloadedAt';
/** If it fails again this soon after a reload, another reload won't fix it. */
const onceInMs = 60_000;
/** How Firestore's SDK reports that it has given up: from then on every operation fails. */
const givenUp = /^FIRESTORE .*INTERNAL ASSERTION FAILED/;

/** Reloads the page, once, when chunks of a replaced build are gone or Firestore's SDK has stopped for good. */
export function reloadWhenBroken(): void {
  addEventListener('vite:preloadError', (event) => {
    if (reloadOnce()) event.preventDefault();
  });
  addEventListener('error', ({ error }) => reloadIfGivenUp(error));
  addEventListener('unhandledrejection', ({ reason }) => reloadIfGivenUp(reason));
}

function reloadIfGivenUp(error: unknown): void {
  if (error instanceof Error && givenUp.test(error.message)) reloadOnce();
}

/** @returns false if it has only just reloaded */
function reloadOnce(): boolean {
  const last = Number(sessionStorage.getItem(key) ?? 0);
  if (Date.now() - last < onceInMs) return false;
  sessionStorage.setItem(key, String(Date.now()));
  location.reload();
  return true;
}
