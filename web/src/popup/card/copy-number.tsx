import { Suspense, lazy } from 'react';
import { formatPhone } from '../../call/phone.ts';
import { useWords } from '../../words/use-words.tsx';

const CopyButton = lazy(() => import('../later.ts').then((m) => ({ default: m.CopyButton })));

/** Copies a number (E.164) as people write it, or a code as it was dialled. Its place is kept until it's there. */
export function CopyNumber({ value }: { value: string }) {
  const words = useWords();
  return (
    <Suspense fallback={<span className="icon-button" />}>
      <CopyButton text={formatPhone(value)} label={words.card.copyNumber} />
    </Suspense>
  );
}
