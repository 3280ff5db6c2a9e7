import { useNow } from '../../ui/clock.ts';
import { cx } from '../../ui/cx.ts';
import { useFormat } from '../../ui/format.ts';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { useSystemWords } from '../../words/settings/use-system-words.ts';
import { SettingsTable } from '../widgets/settings-table.tsx';
import { reasonOf, resultOf } from './letter-words.ts';
import type { Letter } from './use-letters.ts';

interface LetterTableProps {
  /** Newest first. */
  letters: readonly Letter[];
  chosenId: string | null;
  onChoose: (id: string) => void;
}

export function LetterTable({ letters, chosenId, onChoose }: LetterTableProps) {
  const { nav } = useSettingsWords();
  const { letters: words } = useSystemWords();
  const format = useFormat();
  const now = useNow(false);
  return (
    <SettingsTable
      label={nav.deadLetters}
      columns={[
        { name: words.at, width: '136px' },
        { name: words.reason },
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
