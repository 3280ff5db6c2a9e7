import './lines.css';
import type { Group } from '@cti/functions/model/group';
import { type Line, lineNumbersFor, takingLine } from '@cti/functions/model/line';
import { useId, useMemo, useState } from 'react';
import type { Row } from '../../firebase/spec.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { formatLineNumber, readDialled } from './line-number.ts';

interface LineFinderProps {
  lines: readonly Row<Line>[];
  groups: readonly Row<Group>[];
}

/** Type a number to see where its calls go and why: by the same rule the server uses. */
export function LineFinder({ lines, groups }: LineFinderProps) {
  const words = useSettingsWords();
  const id = useId();
  const [text, setText] = useState('');
  return (
    <div className="line-finder">
      <label htmlFor={id}>{words.finder.label}</label>
      <input
        id={id}
        className="input num"
        inputMode="tel"
        autoComplete="off"
        placeholder={words.finder.placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <output htmlFor={id}>
        {text.trim() !== '' && <Answer text={text} lines={lines} groups={groups} />}
      </output>
    </div>
  );
}

function Answer({ text, lines, groups }: LineFinderProps & { text: string }) {
  const words = useSettingsWords();
  const dialled = readDialled(text);
  const matching = useMemo(() => {
    const writings = new Set(dialled === null ? [] : lineNumbersFor(dialled));
    return lines.filter(({ number }) => writings.has(number));
  }, [dialled, lines]);
  if (dialled === null) return words.finder.short;
  const line = takingLine(matching, dialled);
  if (!line) return words.finder.none;
  const group = groups.find(({ id }) => id === line.groupCode)?.name || line.groupCode;
  const number = formatLineNumber(line.number);
  return (
    <>
      <strong>{words.finder.taken(line.storeName || line.storeCode, group)}</strong>{' '}
      {matching.length === 1
        ? words.finder.only(number)
        : words.finder.longest(number, matching.length)}
    </>
  );
}
