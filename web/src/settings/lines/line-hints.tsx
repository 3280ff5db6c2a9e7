import './lines.css';
import { type Line, lineBeginning } from '@cti/functions/model/line';
import type { Row } from '../../firebase/spec.ts';
import { formatPhone } from '../../call/phone.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import type { LineCheck } from './line-check.ts';
import { formatLineNumber, isLineNumber } from './line-number.ts';

/** How many longer lines are named. */
const namedLines = 3;

/** Whether a number is complete rather than a prefix. */
export function isWholeNumber(number: string): boolean {
  const beginning = lineBeginning(number);
  return beginning.startsWith('+81') && formatPhone(beginning) !== `0${beginning.slice(3)}`;
}

/** What the number being typed will take, and from which lines. Nothing while it's invalid or taken. */
export function LineHints({ number, check }: { number: string; check: LineCheck }) {
  const words = useSettingsWords();
  if (!isLineNumber(number) || check.same) return null;
  const written = formatLineNumber(number);
  const nearest = check.takesFrom[0];
  const named = check.leavesTo.slice(0, namedLines);
  const more = check.leavesTo.length - named.length;
  const told = (line: Row<Line>) => [formatLineNumber(line.number), line.storeName] as const;
  return (
    <ul className="line-hints">
      <li>{isWholeNumber(number) ? words.lines.whole(written) : words.lines.range(written)}</li>
      {nearest && <li>{words.lines.takesFrom(...told(nearest))}</li>}
      {named.map((line) => (
        <li key={line.id}>{words.lines.leavesTo(...told(line))}</li>
      ))}
      {more > 0 && <li>{words.lines.leavesToMore(more)}</li>}
    </ul>
  );
}
