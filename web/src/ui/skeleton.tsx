import './skeleton.css';
import { useWords } from '../words/use-words.tsx';

/** Grey bars in the place of rows, only after 300 ms: what comes sooner should not flash. */
export function Skeleton({ rows = 5 }: { rows?: number }) {
  const words = useWords();
  return (
    <div className="skeleton">
      <span className="aside">{words.common.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div className="skeleton-row" key={row} aria-hidden />
      ))}
    </div>
  );
}
