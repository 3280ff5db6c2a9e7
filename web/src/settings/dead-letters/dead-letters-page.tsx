import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useSystemWords } from '../../words/settings/system.ts';
import { useConsole } from '../../console/console-context.ts';
import { useMembers } from '../use-lists.ts';
import { LiveRows } from '../widgets/live-rows.tsx';
import { PageHead } from '../widgets/page-head.tsx';
import { LettersView } from './letters-view.tsx';
import { useLetters } from './use-letters.ts';

const parameter = 'id';

/** Received bodies that couldn't be parsed. */
export function DeadLettersPage() {
  const { nav } = useSettingsWords();
  const { letters: words } = useSystemWords();
  const { customerId } = useConsole();
  // In the address, so it can be shared with a colleague; an id is a hash and reveals nothing.
  const [search, setSearch] = useSearchParams();
  const { live, reload } = useLetters(customerId);
  const members = useMembers(customerId);
  const names = useMemo(
    () => new Map(members.status === 'ready' ? members.data.map(({ id, name }) => [id, name]) : []),
    [members],
  );
  return (
    <>
      <PageHead title={nav.deadLetters} lead={words.lead} />
      <LiveRows live={live}>
        {(letters) => (
          <LettersView
            customerId={customerId}
            letters={letters}
            chosenId={search.get(parameter)}
            names={names}
            onReplayed={reload}
            onChoose={(id) => setSearch({ [parameter]: id }, { replace: true })}
          />
        )}
      </LiveRows>
    </>
  );
}
