import { Component, type ReactNode } from 'react';
import { ErrorPage } from '../console/state-pages.tsx';

interface ErrorBoundaryProps {
  children: ReactNode;
}

/** A bug or a part that could not be fetched ends in a page with a way out, never in a blank one. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { detail: string | null }> {
  override state: { detail: string | null } = { detail: null };

  static getDerivedStateFromError(error: unknown): { detail: string } {
    // The kind of error alone: a message may quote data.
    return { detail: error instanceof Error ? error.name : 'unknown' };
  }

  override render() {
    const { detail } = this.state;
    if (detail === null) return this.props.children;
    return <ErrorPage detail={detail} onRetry={() => location.reload()} />;
  }
}
