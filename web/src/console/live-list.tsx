import type { ReactNode } from 'react';
import type { Live } from '../firebase/listener-store.ts';
import { ErrorLine } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useWords } from '../words/use-words.tsx';
import { HomeLink } from './home-link.tsx';
import { OfflineLine } from './offline-line.tsx';
import { DeniedPage } from './state-pages.tsx';

interface LiveListProps<T> {
  live: Live<T>;
  children: (data: T) => ReactNode;
}

/** The states every list has: loading, refused, failed, stale, loaded. */
export function LiveList<T>({ live, children }: LiveListProps<T>) {
  const words = useWords();
  switch (live.status) {
    case 'loading':
      return <Skeleton rows={8} />;
    case 'error':
      return live.problem === 'denied' ? (
        <DeniedPage home={<HomeLink />} />
      ) : (
        <ErrorLine>{words.pages.error}</ErrorLine>
      );
    case 'ready':
      return (
        <>
          {children(live.data)}
          {live.fromCache && <OfflineLine />}
        </>
      );
  }
}
