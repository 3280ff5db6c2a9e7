import type { ReactNode } from 'react';
import { IconUserPlus } from '@tabler/icons-react';
import { OfflineLine } from '../console/offline-line.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyLine, ErrorLine } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useContactWords } from '../words/contacts.ts';
import { useWords } from '../words/use-words.tsx';
import { ContactTable } from './contact-table.tsx';
import type { ContactPages } from './use-contact-pages.ts';

interface ContactsViewProps {
  pages: ContactPages;
  /** The search text; empty = everybody. */
  text: string;
  mayWrite: boolean;
  pathOf: (contactId: string) => string;
  onAdd: () => void;
  /** Links to related pages: import, duplicates. */
  links?: ReactNode;
}

/** The contacts matching a text, or all of them, latest first. */
export function ContactsView(props: ContactsViewProps) {
  const { pages, text, mayWrite, onAdd, links } = props;
  const words = useContactWords();
  const { live } = pages;
  const count = live.status === 'ready' ? live.data.length : null;
  return (
    <>
      <header className="contacts-head">
        <h1>{words.title}</h1>
        <span className="contacts-count num" aria-live="polite">
          {text === ''
            ? words.list.recent
            : count !== null && words.list.found(count, pages.hasMore)}
        </span>
        {links}
        {mayWrite && (
          <Button look="primary" icon={IconUserPlus} onClick={onAdd}>
            {words.list.add}
          </Button>
        )}
      </header>
      <Rows {...props} />
    </>
  );
}

function Rows({ pages, text, mayWrite, pathOf, onAdd }: ContactsViewProps) {
  const words = useWords();
  const { list } = useContactWords();
  const { live, hasMore, isLoading, hasFailed, more } = pages;
  if (live.status === 'error') return <ErrorLine>{words.pages.error}</ErrorLine>;
  const isUnheard = live.status === 'loading' || (live.fromCache && live.data.length === 0);
  if (isUnheard) return <Skeleton rows={8} />;
  if (live.data.length === 0) {
    return (
      <EmptyLine
        action={mayWrite && text !== '' && <Button onClick={onAdd}>{list.addNamed(text)}</Button>}
      >
        {text === '' ? list.empty : list.none(text)}
      </EmptyLine>
    );
  }
  return (
    <>
      <ContactTable contacts={live.data} pathOf={pathOf} />
      {live.fromCache && <OfflineLine />}
      <div className="contacts-foot">
        {hasFailed && <ErrorLine>{list.moreFailed}</ErrorLine>}
        {hasMore && (
          <Button busy={isLoading} onClick={more}>
            {list.more}
          </Button>
        )}
      </div>
    </>
  );
}
