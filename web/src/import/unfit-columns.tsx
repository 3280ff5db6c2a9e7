import type { ContactField } from '@cti/functions/model/contact-fields';
import {
  type ColumnMapping,
  columnByHeading,
  isOwnHeading,
} from '@cti/functions/model/import-columns';
import { Notice } from '../ui/notice.tsx';
import { useImportWords } from '../words/import/use-import-words.ts';
import type { OpenedList } from './messages.ts';

/** Headings that are named; the others are counted. */
const mostNames = 5;

interface UnfitColumnsProps {
  list: OpenedList;
  mapping: ColumnMapping;
  fields: readonly ContactField[];
  mayAddFields: boolean;
}

/** Which columns hold something that fits nothing, and how it can be kept. */
export function UnfitColumns({ list, mapping, fields, mayAddFields }: UnfitColumnsProps) {
  const words = useImportWords();
  const unfit = list.names.filter(
    (name, at) =>
      mapping[at] === null &&
      list.values[at]?.words?.length !== 0 &&
      !isOwnHeading(name) &&
      columnByHeading('contacts', name, fields) === null,
  );
  if (unfit.length === 0) return null;
  const names = unfit.slice(0, mostNames);
  return (
    <Notice tone="plain">
      {words.unfit(names, unfit.length - names.length)}{' '}
      {mayAddFields ? words.unfitKeep : words.unfitAsk}
    </Notice>
  );
}
