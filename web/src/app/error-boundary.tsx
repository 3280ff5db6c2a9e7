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

  override render() {
    const { detail } = this.state;
    if (detail === null) return this.props.children;
    return <ErrorPage detail={detail} onRetry={() => location.reload()} />;
  }
}
