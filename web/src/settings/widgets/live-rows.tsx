import type { ReactNode } from 'react';
import { OfflineLine } from '../../console/offline-line.tsx';
import type { Live } from '../../firebase/listener-store.ts';
import { ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/use-words.tsx';

interface LiveRowsProps<T> {
  live: Live<T[]>;
  children: (rows: T[]) => ReactNode;
}

/** A list in the settings: loading, failed, or loaded. */
export function LiveRows<T>({ live, children }: LiveRowsProps<T>) {
  const words = useWords();
  if (live.status === 'error') return <ErrorLine>{words.pages.error}</ErrorLine>;
  const isUnheard = live.status === 'loading' || (live.fromCache && live.data.length === 0);
  if (isUnheard) return <Skeleton rows={8} />;
  return (
    <>
      {children(live.data)}
      {live.fromCache && <OfflineLine />}
    </>
  );
}
