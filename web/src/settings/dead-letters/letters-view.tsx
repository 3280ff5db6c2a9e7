import './dead-letters.css';
import { letterLimit } from '@cti/functions/model/ledger';
import { EmptyLine } from '../../ui/notice.tsx';
import { useSystemWords } from '../../words/settings/use-system-words.ts';
import { LetterDetail } from './letter-detail.tsx';
import { LetterTable } from './letter-table.tsx';
import type { Letter } from './use-letters.ts';

interface LettersViewProps {
  customerId: string;
  /** Newest first. */
  letters: readonly Letter[];
  chosenId: string | null;
  /** Members' names by uid. */
  names: ReadonlyMap<string, string>;
  onChoose: (id: string) => void;
  /** One was read again: what came of it is to be shown. */
  onReplayed: () => void;
}

/** The list, and the chosen one beside it. */
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
        // Its own for each: what was shown of one must not be shown of the next.
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
