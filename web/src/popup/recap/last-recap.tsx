import { useFormat } from '../../ui/format.ts';
import { useRecapWords } from '../../words/recap.ts';
import { sentences } from './propose.ts';

interface LastRecapLineProps {
  summary: string;
  at: Date | null;
  now: number;
}

/** What the last call was about, in a sentence; the whole summary in the tooltip. */
export function LastRecapLine({ summary, at, now }: LastRecapLineProps) {
  const words = useRecapWords();
  const format = useFormat();
  return (
    <div className="card-section card-previous" title={summary}>
      <h2>{words.lastRecap}</h2>
      <p>
        {sentences(summary)[0]} <span className="num">{at && format.date(at, now)}</span>
      </p>
    </div>
  );
}
