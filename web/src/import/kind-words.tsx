import { contactKindSchema } from '@cti/functions/model/contacts/contact';
import { kindWordKey, readKindWord } from '@cti/functions/model/contacts/import-kind';
import type { KindWords as Meanings } from '@cti/functions/model/contacts/import-row';
import { BareSelect, Options } from '../ui/field.tsx';
import { Table } from '../ui/table.tsx';
import { useImportWords } from '../words/import.ts';
import { useWords } from '../words/use-words.tsx';

interface KindWordsProps {
  /** The words in the list's kind column. */
  words: readonly string[];
  meanings: Meanings;
  onChange: (meanings: Meanings) => void;
}

const kinds = contactKindSchema.options;

/** What each word in the list means: unambiguous ones are preset, the others are asked about. */
export function KindWords({ words, meanings, onChange }: KindWordsProps) {
  const texts = useImportWords();
  const { kind: kindNames } = useWords();
  return (
    <section className="import-kinds">
      <h2>{texts.kindWords}</h2>
      <p>{texts.kindWordsHint}</p>
      <Table className="import-table" aria-label={texts.kindWords}>
        <tbody>
          {words.map((word) => {
            const key = kindWordKey(word);
            const read = readKindWord(word);
            const said = meanings[key];
            return (
              <tr key={key}>
                <td className="clip">{word}</td>
                <td>
                  <BareSelect
                    label={word}
                    value={(said === undefined ? read.kind : said) ?? ''}
                    onChange={({ target }) =>
                      onChange({
                        ...meanings,
                        [key]: kinds.find((kind) => kind === target.value) ?? null,
                      })
                    }
                  >
                    <option value="">{texts.noKind}</option>
                    <Options of={kinds.map((kind) => [kind, kindNames[kind]])} />
                  </BareSelect>
                </td>
                <td className="import-sample">
                  {!read.isSure && said === undefined && texts.toConfirm}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}
