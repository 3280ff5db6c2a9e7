import { type ReactNode, Suspense, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { AddContactDialog } from './add-contact-dialog.tsx';
import { KindRuleDialog } from './kind-rule-dialog.tsx';
import { searchText, useSettled } from './search-text.ts';
import { type ContactPages, useContactPages } from './use-contact-pages.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { useContactWords } from '../words/contacts.ts';
import { useConsole } from '../console/console-context.ts';
import { pagePaths } from '../console/paths.ts';
import { usePageTitle } from '../console/page-title.ts';
import { lazyPart } from '../ui/lazy-part.ts';
import { IconUserPlus } from '@tabler/icons-react';
import { OfflineLine } from '../console/offline-line.tsx';
import { EmptyLine, ErrorLine } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useWords } from '../words/use-words.tsx';
import { ContactTable } from './contact-table.tsx';

const ExportContactsDialog = lazyPart(
  () => import('./export-contacts-dialog.tsx'),
  'ExportContactsDialog',
);

/** The contacts: those matching the bar's search, or all of them, latest first. */
export function ContactsPage() {
  const words = useContactWords();
  const { customerId, member } = useConsole();
  const navigate = useNavigate();
  const text = useSettled(useStore(searchText).trim());
  const pages = useContactPages(customerId, text);
  const [isAdding, setIsAdding] = useState(false);
  const [isRuling, setIsRuling] = useState(false);
  const [isExporting, setIsExporting] = useState(false);
  usePageTitle(words.title);
  return (
    <>
      <ContactsView
        pages={pages}
        text={text}
        mayWrite={member.role !== 'viewer'}
        pathOf={pagePaths.contact}
        onAdd={() => setIsAdding(true)}
        links={
          <>
            {member.role === 'admin' && (
              <>
                <Button onClick={() => setIsRuling(true)}>{words.list.kindRule}</Button>
                <Button onClick={() => setIsExporting(true)}>{words.exporting.open}</Button>
              </>
            )}
            {member.role !== 'viewer' && (
              <>
                <Link className="button" to={pagePaths.contactPairs()}>
                  {words.list.duplicates}
                </Link>
                <Link className="button" to={pagePaths.contactBin()}>
                  {words.bin.title}
                </Link>
                <Link className="button" to={pagePaths.importContacts()}>
                  {words.list.import}
                </Link>
              </>
            )}
          </>
        }
      />
      {isRuling && (
        <KindRuleDialog
          customerId={customerId}
          uid={member.uid}
          onClose={() => setIsRuling(false)}
        />
      )}
      {isExporting && (
        <Suspense fallback={null}>
          <ExportContactsDialog customerId={customerId} onClose={() => setIsExporting(false)} />
        </Suspense>
      )}
      {isAdding && (
        <AddContactDialog
          writer={{ customerId, uid: member.uid, name: member.name }}
          text={text}
          onAdded={(contactId) => void navigate(pagePaths.contact(contactId))}
          onClose={() => setIsAdding(false)}
        />
      )}
    </>
  );
}

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
