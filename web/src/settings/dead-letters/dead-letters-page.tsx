import './dead-letters.css';
import { deadLetterSchema } from '@cti/functions/model/ledger';
import { paths } from '@cti/functions/model/paths';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useLiveQuery } from '../../firebase/use-live.ts';
import { EmptyLine } from '../../ui/notice.tsx';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { useSystemWords } from '../../words/settings/use-system-words.ts';
import { useSettings } from '../settings-context.ts';
import { useMembers } from '../use-lists.ts';
import { LiveRows } from '../widgets/live-rows.tsx';
import { PageHead } from '../widgets/page-head.tsx';
import { LetterDetail } from './letter-detail.tsx';
import { LetterTable } from './letter-table.tsx';

/** Bodies come with the list, up to 256 KiB each: not as many as the rules would let an admin have. */
const longest = 50;
const parameter = 'id';

/** What was received and could not be read: the list, and the chosen one beside it. */
export function DeadLettersPage() {
  const { nav } = useSettingsWords();
  const { letters: words } = useSystemWords();
  const { customerId } = useSettings();
  // In the address, so that one can be shown to a colleague; an id is a hash and tells nothing.
  const [search, setSearch] = useSearchParams();
  const chosenId = search.get(parameter);
  const live = useLiveQuery({
    path: paths.deadLetters(customerId),
    where: [],
    orderBy: ['receivedAt', 'desc'],
    limit: longest,
    schema: deadLetterSchema,
  });
  const members = useMembers(customerId);
  const names = useMemo(
    () => new Map(members.status === 'ready' ? members.data.map(({ id, name }) => [id, name]) : []),
    [members],
  );
  return (
    <>
      <PageHead title={nav.deadLetters} lead={words.lead} />
      <LiveRows live={live}>
        {(letters) => {
          if (letters.length === 0) return <EmptyLine>{words.empty}</EmptyLine>;
          const chosen = letters.find(({ id }) => id === chosenId);
          return (
            <div className="letters">
              <div>
                <LetterTable
                  letters={letters}
                  chosenId={chosenId}
                  onChoose={(id) => setSearch({ [parameter]: id }, { replace: true })}
                />
                {letters.length >= longest && (
                  <p className="settings-note">{words.limited(longest)}</p>
                )}
              </div>
              {chosen ? (
                // Its own for each: what was shown of one must not be shown of the next.
                <LetterDetail
                  key={chosen.id}
                  customerId={customerId}
                  letter={chosen}
                  names={names}
                />
              ) : (
                <p className="settings-note letters-none">
                  {chosenId === null ? words.choose : words.gone}
                </p>
              )}
            </div>
          );
        }}
      </LiveRows>
    </>
  );
}
