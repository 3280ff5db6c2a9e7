import '../contact-table.css';
import './pairs.css';
import { PairItem } from './pair-item.tsx';
import { usePairs } from './use-pairs.ts';
import { useContactWords } from '../../words/contacts.ts';
import { useConsole } from '../../console/console-context.ts';
import { HomeLink } from '../../console/home-link.tsx';
import { LiveList } from '../../console/live-list.tsx';
import { usePageTitle } from '../../console/page-title.ts';
import { pagePaths } from '../../console/paths.ts';
import { DeniedPage } from '../../console/state-pages.tsx';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { EmptyLine } from '../../ui/notice.tsx';
import { RecordHead } from '../record-head.tsx';

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

/** The page's heading, whatever follows. */
export function PairsHead({ listPath }: { listPath: string }) {
  const { merge } = useContactWords();
  return (
    <>
      <RecordHead listPath={listPath}>
        <h1>{merge.title}</h1>
      </RecordHead>
      <p className="pairs-lead">{merge.lead}</p>
    </>
  );
}

interface PairsListProps {
  /** One item per pair. */
  items: readonly ReactNode[];
  hasMore: boolean;
  onMore: () => void;
}

/** The pairs, or that there are none. */
export function PairsList({ items, hasMore, onMore }: PairsListProps) {
  const { list, merge } = useContactWords();
  if (items.length === 0) return <EmptyLine>{merge.empty}</EmptyLine>;
  return (
    <>
      <ul aria-label={merge.title}>{items}</ul>
      <div className="contacts-foot">
        {hasMore && <Button onClick={onMore}>{list.more}</Button>}
      </div>
    </>
  );
}
