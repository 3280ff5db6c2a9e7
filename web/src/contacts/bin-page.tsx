import './contact-table.css';
import './pairs/pairs.css';
import { binnedContactSchema } from '@cti/functions/model/contact-bin';
import { paths } from '@cti/functions/model/paths';
import { BinView, binLimit } from './bin-view.tsx';
import { useLiveQuery } from '../firebase/use-live.ts';
import { useContactWords } from '../words/contacts/use-contact-words.ts';
import { useConsole } from '../console/console-context.ts';
import { HomeLink } from '../console/home-link.tsx';
import { LiveList } from '../console/live-list.tsx';
import { usePageTitle } from '../console/page-title.ts';
import { pagePaths } from '../console/paths.ts';
import { DeniedPage } from '../console/state-pages.tsx';

/** Deleted contacts, which can be restored for 30 days. */
export function BinPage() {
  const { member } = useConsole();
  const { bin } = useContactWords();
  usePageTitle(bin.title);
  return member.role === 'viewer' ? <DeniedPage home={<HomeLink />} /> : <Bin />;
}

function Bin() {
  const { customerId } = useConsole();
  const live = useLiveQuery({
    path: paths.contactBin(customerId),
    where: [],
    orderBy: ['at', 'desc'],
    limit: binLimit,
    schema: binnedContactSchema,
  });
  return (
    <LiveList live={live}>
      {(contacts) => (
        <BinView
          customerId={customerId}
          contacts={contacts}
          listPath={pagePaths.contacts()}
          pathOf={pagePaths.contact}
        />
      )}
    </LiveList>
  );
}
