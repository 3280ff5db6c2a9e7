import { Suspense, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { AddContactDialog } from './add-contact-dialog.tsx';
import { ContactsView } from './contacts-view.tsx';
import { KindRuleDialog } from './kind-rule-dialog.tsx';
import { searchText, useSettled } from './search-text.ts';
import { useContactPages } from './use-contact-pages.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { useContactWords } from '../words/contacts.ts';
import { useConsole } from '../console/console-context.ts';
import { pagePaths } from '../console/paths.ts';
import { usePageTitle } from '../console/page-title.ts';
import { lazyPart } from '../ui/lazy-part.ts';

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
