import './recap.css';
import type { PartState, Transcript } from '@cti/functions/model/calls/transcript';
import { cx } from '../../ui/cx.ts';
import { formatTime } from '../../ui/format.ts';
import { useRecapWords } from '../../words/recap.ts';

interface PartLineProps {
  part: 'recap' | 'transcript' | 'voicemail';
  /** Null = it isn't asked for. */
  state: PartState | null | undefined;
}

/** Why something Dialpad makes of a call isn't there; nothing if it is, or isn't asked for. */
export function PartLine({ part, state }: PartLineProps) {
  const { states } = useRecapWords();
  if (!state || state === 'ready') return null;
  return <p className="recap-quiet">{states[part][state]}</p>;
}

/** What was said, folded. */
export function TranscriptFold({ lines, isCut }: Pick<Transcript, 'lines' | 'isCut'>) {
  const words = useRecapWords();
  if (lines.length === 0) return null;
  return (
    <details className="recap-transcript">
      <summary>{words.transcript}</summary>
      {/* Takes the focus so that it can be scrolled by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className="recap-lines" tabIndex={0} aria-label={words.transcript}>
        {lines.map(({ name, isOurs, at, text }, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same words may be said twice
          <li key={place} className={cx(isOurs && 'recap-ours')}>
            <span className="num recap-quiet">{at && formatTime(at)}</span>
            <p>
              <span className="recap-name">{name}</span> {text}
            </p>
          </li>
        ))}
      </ol>
      {isCut && <p className="recap-quiet">{words.isCut}</p>}
    </details>
  );
}
