import './dead-letters.css';
import type { DeadLetter } from '@cti/functions/model/ledger';
import type { Row } from '../../firebase/spec.ts';
import { EmptyLine } from '../../ui/notice.tsx';
import { useSystemWords } from '../../words/settings/use-system-words.ts';
import { LetterDetail } from './letter-detail.tsx';
import { LetterTable } from './letter-table.tsx';

/** Bodies come with the list, up to 256 KiB each: not as many as the rules would let an admin have. */
export const letterLimit = 50;

interface LettersViewProps {
  customerId: string;
  /** Newest first. */
  letters: readonly Row<DeadLetter>[];
  chosenId: string | null;
  /** Members' names by uid. */
  names: ReadonlyMap<string, string>;
  onChoose: (id: string) => void;
}

/** The list, and the chosen one beside it. */
export function LettersView({ customerId, letters, chosenId, names, onChoose }: LettersViewProps) {
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
        <LetterDetail key={chosen.id} customerId={customerId} letter={chosen} names={names} />
      ) : (
        <p className="settings-note letters-note">
          {chosenId === null ? words.choose : words.gone}
        </p>
      )}
    </div>
  );
}
