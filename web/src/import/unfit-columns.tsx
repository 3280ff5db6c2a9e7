import { Notice } from '../ui/notice.tsx';
import { useImportWords } from '../words/import/use-import-words.ts';

/** Headings that are named; the others are counted. */
const mostNames = 5;

interface UnfitColumnsProps {
  /** The headings of what is left out. */
  names: readonly string[];
  mayAddFields: boolean;
}

/** Which columns are left out, and how what they hold can be kept. */
export function UnfitColumns({ names, mayAddFields }: UnfitColumnsProps) {
  const words = useImportWords();
  if (names.length === 0) return null;
  const some = names.slice(0, mostNames);
  return (
    <Notice tone="plain">
      {words.unfit(some, names.length - some.length)}{' '}
      {mayAddFields ? words.unfitKeep : words.unfitAsk}
    </Notice>
  );
}
