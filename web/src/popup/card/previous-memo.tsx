import { useFormat } from '../../ui/format.ts';
import { useWords } from '../../words/use-words.tsx';

/** The memo from this person's last call. */
export interface PreviousMemo {
  text: string;
  authorName: string;
  at: Date | null;
  /** What happened next: 折返し済. */
  result?: string;
}

/** 前回の続き: two lines at most, the full text in the tooltip. */
export function PreviousMemoLine({ previous, now }: { previous: PreviousMemo; now: number }) {
  const words = useWords();
  const format = useFormat();
  const source = [
    previous.result,
    previous.authorName,
    previous.at && format.date(previous.at, now),
  ];
  return (
    <div className="card-section card-previous" title={previous.text}>
      <h2>{words.card.previous}</h2>
      <p>
        {previous.text} <span className="num">{source.filter(Boolean).join(' · ')}</span>
      </p>
    </div>
  );
}
