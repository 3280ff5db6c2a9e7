import { BareSelect, Options } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useImportWords } from '../words/import.ts';
import { encodings } from './list/decode.ts';
import type { ListOptions } from './list/list.ts';
import { delimiters } from './list/records.ts';
import type { OpenedList } from './messages.ts';
import { whole } from './numbers.ts';

/** This many cells are enough to recognise a line. */
const cellsTold = 4;

/** How the file was read: detected automatically, and adjustable if that went wrong. */
export function ReadAs({
  list,
  onOptions,
}: {
  list: OpenedList;
  onOptions: (options: ListOptions) => void;
}) {
  const words = useImportWords();
  return (
    <>
      <fieldset className="import-read">
        <legend className="aside">{words.readAs}</legend>
        <span>{words.encoding}</span>
        <BareSelect
          label={words.encoding}
          value={list.encoding}
          onChange={({ target }) => {
            const encoding = encodings.find((one) => one === target.value);
            if (encoding) onOptions({ encoding });
          }}
        >
          <Options of={encodings.map((encoding) => [encoding, words.encodings[encoding]])} />
        </BareSelect>
        <span>{words.delimiter}</span>
        <BareSelect
          label={words.delimiter}
          value={list.delimiter}
          onChange={({ target }) => {
            const delimiter = delimiters.find((one) => one === target.value);
            if (delimiter) onOptions({ delimiter });
          }}
        >
          <Options of={delimiters.map((delimiter) => [delimiter, words.delimiters[delimiter]])} />
        </BareSelect>
        <span>{words.headingLine}</span>
        <BareSelect
          label={words.headingLine}
          value={String(list.headingLine)}
          onChange={({ target }) => onOptions({ headingLine: Number(target.value) })}
        >
          <option value="0">{words.noHeadings}</option>
          {list.top.map(({ line, cells }) => (
            <option key={line} value={line}>
              {words.headingAt(
                line,
                cells
                  .filter((cell) => cell.trim() !== '')
                  .slice(0, cellsTold)
                  .join('、'),
              )}
            </option>
          ))}
        </BareSelect>
      </fieldset>
      {list.badCount > 0 && (
        <Notice tone="ringing">
          {words.badBytes(whole(list.badCount), list.badLines.slice(0, 5).join('、'))}
        </Notice>
      )}
    </>
  );
}
