import '../contact-table.css';
import { PairItem } from './pair-item.tsx';
import { PairsHead, PairsList } from './pairs-view.tsx';
import { usePairs } from './use-pairs.ts';
import { useContactWords } from '../../words/contacts/use-contact-words.ts';
import { useConsole } from '../../console/console-context.ts';
import { HomeLink } from '../../console/home-link.tsx';
import { LiveList } from '../../console/live-list.tsx';
import { usePageTitle } from '../../console/page-title.ts';
import { pagePaths } from '../../console/paths.ts';
import { DeniedPage } from '../../console/state-pages.tsx';

/** Contacts who may be the same person: to be merged, or marked as different for good. */
export function PairsPage() {
  const { member } = useConsole();
  const { merge } = useContactWords();
  usePageTitle(merge.title);
  return member.role === 'viewer' ? <DeniedPage home={<HomeLink />} /> : <Pairs />;
}

function Pairs() {
  const { customerId, member } = useConsole();
  const { live, hasMore, more } = usePairs(customerId);
  const writer = { customerId, uid: member.uid, name: member.name };
  return (
    <>
      <PairsHead listPath={pagePaths.contacts()} />
      <LiveList live={live}>
        {(pairs) => (
          <PairsList
            items={pairs.map((pair) => (
              <PairItem key={pair.id} pair={pair} writer={writer} pathOf={pagePaths.contact} />
            ))}
            hasMore={hasMore}
            onMore={more}
          />
        )}
      </LiveList>
    </>
  );
}
