import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useSystemWords } from '../../words/settings/system.ts';
import { useConsole } from '../../console/console-context.ts';
import { useMembers } from '../use-lists.ts';
import { LiveRows } from '../widgets/live-rows.tsx';
import { PageHead } from '../widgets/page-head.tsx';
import { type Letter, useLetters } from './use-letters.ts';
import './dead-letters.css';
import { letterLimit } from '@cti/functions/model/calls/ledger';
import { EmptyLine } from '../../ui/notice.tsx';
import { LetterDetail } from './letter-detail.tsx';
import { useNow } from '../../ui/clock.ts';
import { cx } from '../../ui/cx.ts';
import { useFormat } from '../../ui/format.ts';
import { SettingsTable } from '../widgets/settings-table.tsx';
import { reasonOf, resultOf } from './letter-words.ts';

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

interface LettersViewProps {
  customerId: string;
  /** Newest first. */
  letters: readonly Letter[];
  chosenId: string | null;
  /** Members' names by uid. */
  names: ReadonlyMap<string, string>;
  onChoose: (id: string) => void;
  /** One was processed again: show the result. */
  onReplayed: () => void;
}

/** The list, and next to it the selected letter. */
export function LettersView({
  customerId,
  letters,
  chosenId,
  names,
  onChoose,
  onReplayed,
}: LettersViewProps) {
  const { letters: words } = useSystemWords();
  if (letters.length === 0) return <EmptyLine>{words.empty}</EmptyLine>;
  const chosen = letters.find(({ id }) => id === chosenId);
  return (
    <div className="letters">
      <div>
        <LetterTable letters={letters} chosenId={chosenId} onChoose={onChoose} />
        {letters.length >= letterLimit && (
          <p className="settings-note letters-note">{words.limited(letterLimit)}</p>
        )}
      </div>
      {chosen ? (
        // One instance per letter: what was revealed of one must not show for the next.
        <LetterDetail
          key={chosen.id}
          customerId={customerId}
          letter={chosen}
          names={names}
          onReplayed={onReplayed}
        />
      ) : (
        <p className="settings-note letters-note">
          {chosenId === null ? words.choose : words.gone}
        </p>
      )}
    </div>
  );
}

interface LetterTableProps {
  /** Newest first. */
  letters: readonly Letter[];
  chosenId: string | null;
  onChoose: (id: string) => void;
}

function LetterTable({ letters, chosenId, onChoose }: LetterTableProps) {
  const { nav } = useSettingsWords();
  const { letters: words } = useSystemWords();
  const format = useFormat();
  const now = useNow(false);
  return (
    <SettingsTable
      label={nav.deadLetters}
      columns={[
        { name: words.at, width: '136px' },
        words.reason,
        { name: words.replay, width: '128px' },
      ]}
    >
      {letters.map((letter) => {
        const at = format.dateTime(letter.receivedAt, now);
        const isChosen = letter.id === chosenId;
        return (
          <tr key={letter.id} className={cx(isChosen && 'letters-chosen')}>
            <td className="num">
              <button
                type="button"
                className="row-open whole-row"
                aria-label={words.open(at)}
                aria-current={isChosen || undefined}
                onClick={() => onChoose(letter.id)}
              >
                {at}
              </button>
            </td>
            <td className="clip" title={reasonOf(words, letter.reason)}>
              {reasonOf(words, letter.reason)}
            </td>
            <td className={letter.replay ? 'row-second' : 'row-quiet'}>
              {letter.replay ? resultOf(words, letter.replay.result) : words.notYet}
            </td>
          </tr>
        );
      })}
    </SettingsTable>
  );
}
